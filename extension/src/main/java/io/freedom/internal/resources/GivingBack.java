package io.freedom.internal.resources;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives back some of what a request held, the last one first, each of them whatever becomes of the others. One thread works
 * at it, the one that began. If a resource does not let that go on, another thread takes over; whoever is no longer the
 * worker finds nothing left to do when it comes back.
 *
 * <p>Threading: {@link #run} is called once; {@link #look} meanwhile, by one thread at a time.
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
    private int left;
    private @Nullable Thread worker;
    private @Nullable Holding current;

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
            worker = null;
            site.returns().ended(this);
            return null;
        }
        left--;
        current = all.get(left);
        return current;
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
        site.counters().released();
        if (failed) {
            site.counters().failed();
        }
        if (isLeak(holding)) {
            site.counters().leaked();
        }
    }

    private boolean isLeak(Holding holding) {
        return reason == Reason.ENDED && holding.isLent() && !holding.resource().wasClosed();
    }

    private boolean isSeen(Holding holding, Throwable failure) {
        return reason == Reason.CLOSED && holding.resource().seenBySite(failure) == failure;
    }

    /** If this is stuck at the same resource for too long: goes on without it, and makes it let its thread go. */
    void look() {
        long now = site.timer().nanoTime();
        Thread blocked = blocked(now);
        if (blocked == null) {
            return;
        }
        Stack stack = new Stack("The thread " + blocked.getName() + " is here", blocked.getStackTrace());
        Holding stuck;
        boolean others;
        synchronized (this) {
            if (worker != blocked || current == null || current != seen) {
                return;
            }
            stuck = current;
            current = null;
            worker = null;
            others = left > 0;
        }
        count(stuck, true);
        ClassLoader loader = blocked.getContextClassLoader();
        Spare.run(loader, () -> abort(stuck.resource()));
        if (others) {
            Spare.run(loader, this::work);
        } else {
            site.returns().ended(this);
        }
        site.reports().blocks(owner.request(), stuck, site.limits().closeTimeout(), stack);
        if (isLeak(stuck)) {
            site.leaks().report(owner.request(), stuck, "aborted");
        }
    }

    private synchronized @Nullable Thread blocked(long now) {
        if (current == null || current != seen) {
            seen = current;
            seenAt = now;
            return null;
        }
        return now - seenAt < site.limits().closeTimeout().toNanos() ? null : worker;
    }

    private static void abort(Resource resource) {
        try {
            resource.abort();
        } catch (RuntimeException | Error failure) {
            LOG.log(System.Logger.Level.DEBUG, "a resource that blocks can't be aborted", failure);
        }
    }
}
