package io.freedom.internal.request;

import io.freedom.internal.timer.ThreadTimer;
import io.freedom.internal.timer.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
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

    /**
     * How long nothing of a request is to be seen until it is taken for forgotten: after its timeout, if the container tells
     * nobody of it, and once its end is in sight, if only a last word is missing that may take a while.
     */
    static final Duration OVERDUE = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private static final Duration LAST_WORK = Duration.ofSeconds(5);

    private final Timer timer;
    private final Duration lastWork;
    private final Set<RequestLifecycle> open = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean closed;

    Watchdog(Timer timer) {
        this(timer, LAST_WORK);
    }

    /** @param lastWork how long requests that still run may go on when the site is undeployed */
    Watchdog(Timer timer, Duration lastWork) {
        this.timer = timer;
        this.lastWork = lastWork;
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

    long nanoTime() {
        return timer.nanoTime();
    }

    /** Sees to it that open requests are looked at, now and then, as long as there are any. */
    void lookLater() {
        if (looking.get() || !looking.compareAndSet(false, true)) {
            return;
        }
        boolean willLook = false;
        try {
            timer.after(LOOK, this::look);
            willLook = true;
        } catch (OutOfMemoryError noThread) {
            LOG.log(System.Logger.Level.DEBUG, "no thread can be made to look at open requests", noThread);
        } finally {
            if (!willLook) {
                looking.set(false);
            }
        }
    }

    private void look() {
        if (closed) {
            return;
        }
        try {
            open.forEach(Watchdog::lookAt);
        } finally {
            looking.set(false);
            if (!open.isEmpty()) {
                lookLater();
            }
        }
    }

    /** One request that can't be looked at now is no reason to leave the others. */
    private static void lookAt(RequestLifecycle request) {
        try {
            request.look();
        } catch (RuntimeException | Error failure) {
            LOG.log(System.Logger.Level.DEBUG, "an open request can't be looked at", failure);
        }
    }

    /** The end of the request has been told, or somebody else is telling it who is waited for. */
    void ended(RequestLifecycle request) {
        open.remove(request);
        if (closed) {
            synchronized (open) {
                open.notifyAll();
            }
        }
    }

    /** Ends a grace when it is over; at once where no thread can be made for that. */
    void watch(Runnable expire) {
        try {
            timer.after(GRACE, expire);
        } catch (OutOfMemoryError noThread) {
            LOG.log(System.Logger.Level.DEBUG, "no thread can be made to end a grace", noThread);
            expire.run();
        }
    }

    /**
     * Ends every request of which nothing runs any more, and gives those that still run five seconds, to be ended by the
     * threads that run them: until their observers have been told and what they hold is given back, or others do that. What
     * then runs on is ended all the same: later, its observers would be gone.
     */
    @Override
    public void close() {
        closed = true;
        timer.close();
        Set.copyOf(open).forEach(RequestLifecycle::siteStopped);
        awaitRunning();
        Set.copyOf(open).forEach(RequestLifecycle::siteIsGone);
    }

    private void awaitRunning() {
        long end = System.nanoTime() + lastWork.toNanos();
        synchronized (open) {
            try {
                for (long left = lastWork.toMillis(); left > 0 && !open.isEmpty(); ) {
                    open.wait(left);
                    left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
