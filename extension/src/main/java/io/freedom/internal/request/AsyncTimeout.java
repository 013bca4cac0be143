package io.freedom.internal.request;

import java.time.Duration;

/**
 * The timeout of an asynchronous request, and since when it has been running: a container may forget it.
 *
 * <p>Threading: may be used by any thread.
 */
final class AsyncTimeout {

    private volatile long milliseconds;
    private volatile long since;

    /** @param milliseconds no limit if not positive */
    void set(long milliseconds, Watchdog watchdog) {
        this.milliseconds = milliseconds;
        begins(watchdog);
    }

    /** It runs anew from now on, if there is any: the site has done something. */
    void begins(Watchdog watchdog) {
        if (milliseconds > 0) {
            since = watchdog.nanoTime();
        }
    }

    /** Whether the container should have told it by now. */
    boolean isForgotten(long nanoTime) {
        long timeout = milliseconds;
        return timeout > 0
                && nanoTime - since
                        > Duration.ofMillis(timeout).plus(Watchdog.OVERDUE).toNanos();
    }
}
