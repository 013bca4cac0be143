package io.freedom.internal.request;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends the requests whose server never says its last word: after a grace, or when the site is undeployed. One per
 * deployment.
 *
 * <p>Threading: may be used by any thread.
 */
public final class Watchdog implements AutoCloseable {

    /** How long a request waits for the server's last word once its end is in sight. */
    static final Duration GRACE = Duration.ofSeconds(2);

    /**
     * How often it looks at the requests that left the site while their hook is still to come. Almost every hook comes within
     * microseconds, so that a timer for each request would cost more than all the rest.
     */
    static final Duration LOOK = Duration.ofSeconds(1);

    private final Timer timer;
    private final Set<RequestLifecycle> open = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean closed;

    Watchdog(Timer timer) {
        this.timer = timer;
    }

    /** A watchdog on the system's clock. */
    public static Watchdog start() {
        return new Watchdog(new ThreadTimer());
    }

    /** @param mayLinger whether somebody has to look at it now and then */
    void opened(RequestLifecycle request, boolean mayLinger) {
        open.add(request);
        if (mayLinger) {
            lookLater();
        }
    }

    private void lookLater() {
        if (!looking.get() && looking.compareAndSet(false, true)) {
            timer.after(LOOK, this::look);
        }
    }

    private void look() {
        if (closed) {
            return;
        }
        open.forEach(RequestLifecycle::look);
        looking.set(false);
        if (!open.isEmpty()) {
            lookLater();
        }
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
        closed = true;
        timer.close();
        Set.copyOf(open).forEach(RequestLifecycle::siteStopped);
    }
}
