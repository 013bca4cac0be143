package io.freedom.internal.resources;

import io.freedom.RequestInfo;
import io.freedom.RequestResources;
import io.freedom.RequestResourcesException;
import io.freedom.ResourceStatistics;
import io.freedom.internal.resources.GivingBack.Reason;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What one request holds. Made when the request starts, before anything can be acquired.
 *
 * <p>Threading: may be used by any thread.
 */
public final class HeldResources implements RequestResources {

    private final SiteResources site;
    private final RequestInfo request;
    private final Holdings holdings;
    private final Workers workers = new Workers();

    HeldResources(SiteResources site, RequestInfo request) {
        this.site = site;
        this.request = request;
        this.holdings = new Holdings(site.limits().maxPerRequest());
    }

    /** Whose they are. */
    public RequestInfo request() {
        return request;
    }

    SiteResources site() {
        return site;
    }

    Holdings holdings() {
        return holdings;
    }

    @Override
    @SuppressWarnings("unchecked") // A name stands for one kind of object: that is for the site to see to.
    public <R extends AutoCloseable, X extends Exception> R acquire(String name, Source<? extends R, X> source)
            throws X {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(source, "source");
        Holding holding = null;
        while (holding == null) {
            Turn turn = holdings.turn(name);
            if (turn instanceof Holding found) {
                holding = found;
            } else if (turn instanceof Acquiring acquiring) {
                holding = acquiring.begin() ? fetch(acquiring, source) : await(acquiring);
            } else {
                throw ResourceProblems.tooMany(request, name, holdings);
            }
        }
        return (R) holding.resource().given();
    }

    /** Waits for another thread. @return null: look again */
    private @Nullable Holding await(Acquiring other) {
        try {
            if (!holdings.await(other)) {
                throw ResourceProblems.needsItself(request, other.name());
            }
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw ResourceProblems.interrupted(request, other.name(), interrupted);
        }
    }

    private <R extends AutoCloseable, X extends Exception> Holding fetch(
            Acquiring acquiring, Source<? extends R, X> source) throws X {
        String name = acquiring.name();
        try {
            R given = Objects.requireNonNull(source.get(), () -> "The source of \"" + name + "\" gave null.");
            Holding shared = holdings.share(acquiring, given);
            if (shared != null) {
                return shared;
            }
            Holding holding = site.hold(name, given, this);
            site.counters().acquired();
            int answer = holdings.keep(acquiring, holding);
            if (kept(answer, holding)) {
                return holding;
            }
            throw answer == Holdings.ENDED
                    ? ResourceProblems.ended(request, name)
                    : ResourceProblems.tooMany(request, name, holdings);
        } catch (Exception failure) {
            if (!(failure instanceof RequestResourcesException) && holdings.hasEnded()) {
                throw suppressing(ResourceProblems.ended(request, name), failure);
            }
            throw failure;
        } finally {
            holdings.giveUp(acquiring);
        }
    }

    private static RequestResourcesException suppressing(RequestResourcesException ended, Exception failure) {
        ended.addSuppressed(failure);
        return ended;
    }

    /** Gives back at once what was not kept. @return whether it was */
    private boolean kept(int answer, Holding holding) {
        if (answer < 0) {
            new GivingBack(this, Reason.RELEASED, List.of(holding)).run();
            return false;
        }
        site.counters().heldByOneRequest(answer);
        site.holds(this);
        return true;
    }

    /**
     * Holds what the site must give back itself, by {@link #giveBack}: what is left at the end is a leak.
     *
     * @throws RequestResourcesException if the request has ended, or holds too much; the resource has been given back then
     */
    public void lend(Resource resource) {
        Holding holding = site.hold(resource);
        site.counters().acquired();
        int answer = holdings.keep(holding);
        if (!kept(answer, holding)) {
            throw answer == Holdings.ENDED
                    ? ResourceProblems.lentAfterTheEnd(request, resource)
                    : ResourceProblems.lentTooMany(request, resource.description(), holdings);
        }
    }

    /**
     * The site closes by itself what was lent to it or acquired by it: calls {@link Resource#giveBack} on this thread, unless
     * somebody has given it back or is just doing so. No name stands for it any more.
     *
     * @throws Exception what {@link Resource#seenBySite} has of what {@link Resource#giveBack} throws; what the site does not
     *     see is logged
     */
    public void giveBack(Resource resource) throws Exception {
        Holding holding = holdings.take(resource);
        if (holding == null) {
            return;
        }
        Throwable failure = new GivingBack(this, Reason.CLOSED, List.of(holding)).run();
        failure = failure == null ? null : resource.seenBySite(failure);
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof Exception exception) {
            throw exception;
        }
    }

    /**
     * What was lent is no longer for the site to give back: a {@link ResourceKind} says so of what is acquired under a name,
     * and holds it for that.
     *
     * @return false if it has been given back, or is just being, or is held under a name
     */
    public boolean lendNoLonger(Resource resource) {
        boolean lent = holdings.takeLent(resource) != null;
        if (lent) {
            site.counters().notAcquired();
        }
        return lent;
    }

    @Override
    public void release(String name) {
        Holding holding = holdings.take(Objects.requireNonNull(name, "name"));
        if (holding != null) {
            new GivingBack(this, Reason.RELEASED, List.of(holding)).run();
        }
    }

    @Override
    public void release() {
        giveBack(Reason.RELEASED, holdings.takeAll());
    }

    /**
     * The request is over and its observers have been told: gives everything back, in reverse order, on this thread. Whatever
     * is acquired from now on is given back at once. Never throws. No effect after the first call.
     */
    public void end() {
        end(() -> {});
    }

    /**
     * The same.
     *
     * @param then is run once, after the last of it is given back: by this thread, unless something does not let go and another
     *     thread takes over. Must not throw
     */
    public void end(Runnable then) {
        List<Holding> all = holdings.end();
        if (all.isEmpty()) {
            then.run();
        } else {
            new GivingBack(this, Reason.ENDED, all).run(then);
        }
        site.holdsNothing(this);
    }

    /**
     * The same where nothing is held, so that nothing has to be done that takes time; else nothing.
     *
     * @return whether it is the end
     */
    public boolean endIfNothingIsHeld() {
        boolean ended = holdings.endIfEmpty();
        if (ended) {
            site.holdsNothing(this);
        }
        return ended;
    }

    private void giveBack(Reason reason, List<Holding> all) {
        if (!all.isEmpty()) {
            new GivingBack(this, reason, all).run();
        }
    }

    @Override
    public DataSource track(DataSource dataSource) {
        return site.tracking().track(Objects.requireNonNull(dataSource, "dataSource"), new ThisRequest(this));
    }

    /** What is held now, in the order of its acquisition. */
    public List<HeldThing> now() {
        long now = site.timer().nanoTime();
        return holdings.now().stream().map(holding -> holding.shown(now)).toList();
    }

    @Override
    public RequestResources current() {
        return this;
    }

    @Override
    public ResourceStatistics statistics() {
        return site.counters().statistics();
    }

    Workers workers() {
        return workers;
    }

    /**
     * To be called before the pool is asked for what will be lent: a request that holds all of it must not wait for itself.
     *
     * @param description as that of the resource will be
     * @throws RequestResourcesException if the request holds too much
     */
    public void checkRoom(String description) {
        if (!holdings.hasRoom()) {
            throw ResourceProblems.lentTooMany(request, description, holdings);
        }
    }

    /** Whether it says that a request holds too much. */
    public static boolean isTooMuch(RequestResourcesException problem) {
        return ResourceProblems.isTooMany(problem);
    }
}
