package io.freedom.internal.resources;

import io.freedom.RequestInfo;
import io.freedom.internal.timer.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Sites for tests, on a clock that stands still. */
final class Sites {

    static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private Sites() {}

    static SiteResources site(VirtualClock clock) {
        return site(clock, null, OptionalInt.empty());
    }

    static SiteResources site(VirtualClock clock, @Nullable Duration reportAfter, OptionalInt most) {
        return site(clock, new ResourceLimits(reportAfter, most, CLOSE_TIMEOUT), List.of());
    }

    static SiteResources site(VirtualClock clock, ResourceLimits limits, List<ResourceKind> kinds) {
        return new SiteResources(limits, kinds, (source, whose) -> source, clock, null);
    }

    static SiteResources watched(VirtualClock clock, ReturnsWatch watch) {
        return new SiteResources(ResourceLimits.DEFAULT, List.of(), (source, whose) -> source, clock, watch);
    }

    static RequestInfo request(String path) {
        return new RequestInfo("1", "GET", path, null, "", Instant.EPOCH);
    }
}
