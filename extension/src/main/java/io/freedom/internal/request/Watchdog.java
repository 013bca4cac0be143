package io.freedom.internal.request;

import java.time.Duration;

/**
 * Ends the requests whose server never says its last word. One per deployment.
 *
 * <p>Threading: may be used by any thread.
 */
public final class Watchdog implements AutoCloseable {

    /** How long a request waits for the server's last word once its end is in sight. */
    static final Duration GRACE = Duration.ofSeconds(2);

    private final Timer timer;

    Watchdog(Timer timer) {
        this.timer = timer;
    }

    /** A watchdog on the system's clock. */
    public static Watchdog start() {
        return new Watchdog(new ThreadTimer());
    }

    void watch(Runnable expire) {
        timer.after(GRACE, expire);
    }

    /** Ends every grace at once, on this thread. */
    @Override
    public void close() {
        timer.close();
    }
}
