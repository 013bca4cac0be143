package io.freedom.spi;

import io.freedom.RequestInfo;
import io.freedom.RequestOutcome;
import io.freedom.RequestResources;

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

        /** What the request holds, to be used by any thread. */
        RequestResources resources();

        /**
         * This thread works for the request from now on: an injected {@link RequestResources} serves it. Any number of
         * threads may, at the same time; a thread that worked for another request does so again afterwards. A scope that is
         * left open on a thread of a pool goes on there: what the thread does next is taken for this request, and neither the
         * request nor its site can leave the memory. Use try-with-resources.
         *
         * @return to be closed by this thread, before or after {@link #finish}
         */
        Scope enter();

        /** Notes a failure; the first one is emitted as {@link io.freedom.RequestFailed} on this thread. */
        void fail(Throwable failure);

        /**
         * Emits {@link io.freedom.RequestFinished} on this thread, then gives back what the request holds; where a failure is
         * just being told, right after that, on the thread that tells it. Calls after the first have no effect.
         */
        void finish(RequestOutcome outcome, int status);
    }

    /** While a thread works for a request. */
    interface Scope extends AutoCloseable {

        /**
         * This thread works again for what it worked for before. Where it has entered other requests since and not left them,
         * it works for the last of those until it has left them too. No effect after the first call.
         *
         * @throws IllegalStateException on another thread than the one that entered, while the scope is open
         */
        @Override
        void close();
    }
}
