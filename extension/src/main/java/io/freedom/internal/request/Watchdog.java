package io.freedom.internal.request;

import io.freedom.internal.timer.Rounds;
import io.freedom.internal.timer.ThreadTimer;
import io.freedom.internal.timer.Timer;
import java.time.Duration;

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
    private final Rounds<RequestLifecycle> rounds;

    Watchdog(Timer timer) {
        this(timer, LAST_WORK);
    }

    /** @param lastWork how long requests that still run may go on when the site is undeployed */
    Watchdog(Timer timer, Duration lastWork) {
        this.timer = timer;
        this.lastWork = lastWork;
        this.rounds = new Rounds<>(timer, LOOK, RequestLifecycle::look);
    }

    /** A watchdog on the system's clock. */
    public static Watchdog start() {
        return new Watchdog(new ThreadTimer());
    }

    /** @param mayLinger whether somebody has to look at it now and then */
    void opened(RequestLifecycle request, boolean mayLinger) {
        if (mayLinger) {
            rounds.opened(request);
        } else {
            rounds.add(request);
        }
    }

    long nanoTime() {
        return timer.nanoTime();
    }

    /** Sees to it that open requests are looked at, now and then, as long as there are any. */
    void lookLater() {
        rounds.lookLater();
    }

    /** The end of the request has been told, or somebody else is telling it who is waited for. */
    void ended(RequestLifecycle request) {
        rounds.ended(request);
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
        rounds.close();
        timer.close();
        rounds.open().forEach(RequestLifecycle::siteStopped);
        rounds.awaitNone(lastWork);
        rounds.open().forEach(RequestLifecycle::siteIsGone);
    }
}
