package io.freedom.internal.resources;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives back some of what a request held, the last one first, each of them whatever becomes of the others. One thread works
 * at it, the one that began. If a resource does not let that go on, another thread takes over; whoever is no longer the
 * worker finds nothing left to do when it comes back.
 *
 * <p>Threading: {@link #run} is called once; {@link #look} and {@link #giveUp} meanwhile, by any thread.
 */
final class GivingBack {

    /** Why something is given back. */
    enum Reason {
        /** The site closes it by itself, and sees what that throws. */
        CLOSED,
        /** The site asked for it, or it came too late. */
        RELEASED,
        /** The request is over: what was lent should have been closed. */
        ENDED
    }

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private final HeldResources owner;
    private final SiteResources site;
    private final Reason reason;
    private final List<Holding> all;
    private Runnable then = () -> {};
    private int left;
    private @Nullable Thread worker;
    private @Nullable Thread last;
    private @Nullable Holding current;

    /** Those that are to stop, because they were interrupted by this: nobody else is to see that. */
    private @Nullable Set<Thread> stopped;

    private @Nullable Holding seen;
    private long seenAt;

    /** @param all in the order of acquisition; nobody changes it */
    GivingBack(HeldResources owner, Reason reason, List<Holding> all) {
        this.owner = owner;
        this.site = owner.site();
        this.reason = reason;
        this.all = all;
        this.left = all.size();
    }

    /**
     * Returns when everything is given back, or another thread has taken over. Never throws.
     *
     * @return the first failure that this thread met
     */
    @Nullable
    Throwable run() {
        site.returns().opened(this);
        return work();
    }

    /** The same; then, when everything is given back, does this, once. */
    void run(Runnable afterwards) {
        then = afterwards;
        run();
    }

    private @Nullable Throwable work() {
        synchronized (this) {
            worker = Thread.currentThread();
        }
        boolean interrupted = false;
        Throwable first = null;
        for (Holding next = next(); next != null; next = next()) {
            // What was meant to stop the site's work must not keep its resources from coming back.
            interrupted |= reason != Reason.CLOSED && Thread.interrupted();
            Throwable failure = giveBack(next.resource());
            first = first == null ? failure : first;
            if (settle(next)) {
                settled(next, failure);
            }
        }
        if (isTheLast()) {
            then.run();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return first;
    }

    private synchronized @Nullable Holding next() {
        if (worker != Thread.currentThread()) {
            return null;
        }
        if (left == 0) {
            last = worker;
            worker = null;
            site.returns().ended(this);
            return null;
        }
        left--;
        current = all.get(left);
        return current;
    }

    /** Whether this thread found that nothing is left. */
    private synchronized boolean isTheLast() {
        return last == Thread.currentThread();
    }

    private static @Nullable Throwable giveBack(Resource resource) {
        try {
            resource.giveBack();
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }

    /** Whether it is for this thread to say how it went. */
    private synchronized boolean settle(Holding holding) {
        if (current != holding) {
            if (stopped != null && stopped.remove(Thread.currentThread())) {
                Thread.interrupted();
            }
            return false;
        }
        current = null;
        return true;
    }

    private void settled(Holding holding, @Nullable Throwable failure) {
        count(holding, failure != null);
        try {
            if (failure != null && !isSeen(holding, failure)) {
                site.reports().notGivenBack(owner.request(), holding, failure);
            }
            if (isLeak(holding)) {
                site.leaks()
                        .report(
                                owner.request(),
                                holding,
                                failure == null ? holding.resource().undone() : null);
            }
        } catch (RuntimeException | Error unreported) {
            LOG.log(System.Logger.Level.DEBUG, "what happened to a resource can't be reported", unreported);
        }
    }

    private void count(Holding holding, boolean failed) {
        site.givenBack(owner.request(), holding, isLeak(holding));
        if (failed) {
            site.counters().failed();
        }
        if (isLeak(holding)) {
            site.counters().leaked();
        }
        site.counters().released(); // last: who sees that nothing is held sees what became of it
    }

    private boolean isLeak(Holding holding) {
        return reason == Reason.ENDED && holding.isLent() && !holding.resource().wasClosed();
    }

    private boolean isSeen(Holding holding, Throwable failure) {
        return reason == Reason.CLOSED && holding.resource().seenBySite(failure) == failure;
    }

    /** If this is stuck at the same resource for too long: goes on without it, and makes it let its thread go. */
    void look() {
        Holding overdue = overdue(site.timer().nanoTime());
        if (overdue != null) {
            goOnWithout(overdue, "within " + ResourceReports.text(site.limits().closeTimeout()));
        }
    }

    private synchronized @Nullable Holding overdue(long now) {
        if (current == null || current != seen) {
            seen = current;
            seenAt = now;
            return null;
        }
        return now - seenAt < site.limits().closeTimeout().toNanos() ? null : current;
    }

    /** The same however long it has taken: nobody will look any more. */
    void giveUp() {
        Holding stuck;
        synchronized (this) {
            stuck = current;
        }
        if (stuck != null) {
            goOnWithout(stuck, "before its site is gone");
        }
    }

    private void goOnWithout(Holding stuck, String when) {
        Thread blocked;
        synchronized (this) {
            blocked = worker;
        }
        if (blocked == null) {
            return;
        }
        Stack stack = new Stack("The thread " + blocked.getName() + " is here", blocked.getStackTrace());
        boolean interrupts = stuck.resource().letsGoWhenInterrupted();
        boolean others;
        synchronized (this) {
            if (worker != blocked || current != stuck) {
                return;
            }
            current = null;
            worker = null;
            others = left > 0;
            if (interrupts) {
                stopped = stopped == null ? new HashSet<>() : stopped;
                stopped.add(blocked);
                blocked.interrupt(); // here, where it can't be at anything else yet
            }
        }
        count(stuck, true);
        ClassLoader loader = blocked.getContextClassLoader();
        Spare.run(loader, () -> abort(stuck.resource()));
        if (others) {
            Spare.run(loader, this::work);
        } else {
            site.returns().ended(this);
        }
        site.reports().blocks(owner.request(), stuck, when, stack);
        if (isLeak(stuck)) {
            site.leaks().report(owner.request(), stuck, "aborted");
        }
        if (!others) {
            then.run();
        }
    }

    private static void abort(Resource resource) {
        try {
            resource.abort();
        } catch (RuntimeException | Error failure) {
            LOG.log(System.Logger.Level.DEBUG, "a resource that blocks can't be aborted", failure);
        }
    }
}
