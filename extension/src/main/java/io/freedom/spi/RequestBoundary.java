package io.freedom.spi;

import io.freedom.RequestInfo;
import io.freedom.RequestOutcome;

/**
 * Where requests begin that no servlet container serves: tests, batch work, other protocols. A bean of this type can be
 * injected.
 */
@FunctionalInterface
public interface RequestBoundary {

    /** Starts a request and emits {@link io.freedom.RequestStarted} on this thread. The caller finishes what it opened. */
    OpenRequest open(RequestInfo request);

    /** A request that was started by hand. */
    interface OpenRequest {

        /** Notes a failure; the first one is emitted as {@link io.freedom.RequestFailed} on this thread. */
        void fail(Throwable failure);

        /**
         * Emits {@link io.freedom.RequestFinished} on this thread; where a failure is just being told, right after that, on
         * the thread that tells it. Calls after the first have no effect.
         */
        void finish(RequestOutcome outcome, int status);
    }
}
