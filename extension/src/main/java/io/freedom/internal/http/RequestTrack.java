package io.freedom.internal.http;

import io.freedom.internal.request.RequestLifecycle;
import org.jspecify.annotations.Nullable;

/** What belongs to one request through all of its dispatches: its lifecycle and its current asynchronous cycle. */
final class RequestTrack {

    private final RequestLifecycle lifecycle;
    private volatile @Nullable AsyncCycle cycle;

    RequestTrack(RequestLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    RequestLifecycle lifecycle() {
        return lifecycle;
    }

    /** The cycle that the latest {@code startAsync} began; null before the first. */
    @Nullable
    AsyncCycle cycle() {
        return cycle;
    }

    void begin(@Nullable AsyncCycle started) {
        cycle = started;
    }
}
