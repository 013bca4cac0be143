package io.freedom.internal.request;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends the requests whose server never says its last word: after a grace, or when the site is undeployed. One per
 * deployment.
 *
 * <p>Threading: may be used by any thread.
 */
public final class Watchdog implements AutoCloseable {

    /** How long a request waits for the server's last word once its end is in sight. */
    static final Duration GRACE = Duration.ofSeconds(2);

    private final Timer timer;
    private final Set<RequestLifecycle> open = ConcurrentHashMap.newKeySet();

    Watchdog(Timer timer) {
        this.timer = timer;
    }

    /** A watchdog on the system's clock. */
    public static Watchdog start() {
        return new Watchdog(new ThreadTimer());
    }

    void opened(RequestLifecycle request) {
        open.add(request);
    }

    void ended(RequestLifecycle request) {
        open.remove(request);
    }

    void watch(Runnable expire) {
        timer.after(GRACE, expire);
    }

    /** Ends every request of which nothing runs any more. One that still runs is ended by the thread that runs it. */
    @Override
    public void close() {
        timer.close();
        Set.copyOf(open).forEach(RequestLifecycle::siteStopped);
    }
}
