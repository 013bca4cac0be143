package io.freedom.internal.metrics;

import io.freedom.ResourceStatistics;
import java.util.function.ToLongFunction;

/** The metrics that every library gets. */
@SuppressWarnings("ImmutableEnumChecker") // nothing in it can change
enum ResourceMetric {
    HELD("held", false, "Resources that requests hold now", ResourceStatistics::held),
    MOST_HELD("most.held", false, "The most that requests held at once", ResourceStatistics::mostHeld),
    ACQUIRED("acquired", true, "Resources that requests acquired", ResourceStatistics::acquired),
    RELEASED("released", true, "Resources that were given back", ResourceStatistics::released),
    LEAKED("leaked", true, "Connections that the site left open", ResourceStatistics::leaked),
    FAILED("failed", true, "Resources that could not be given back properly", ResourceStatistics::failed);

    private final String key;
    private final boolean counter;
    private final String description;
    private final ToLongFunction<ResourceStatistics> value;

    ResourceMetric(String key, boolean counter, String description, ToLongFunction<ResourceStatistics> value) {
        this.key = "freedom.resources." + key;
        this.counter = counter;
        this.description = description;
        this.value = value;
    }

    String key() {
        return key;
    }

    /** Whether it only ever grows. */
    boolean isCounter() {
        return counter;
    }

    String description() {
        return description;
    }

    long value(ResourceStatistics statistics) {
        return value.applyAsLong(statistics);
    }
}
