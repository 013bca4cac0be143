package io.freedom.internal.resources;

import io.freedom.RequestInfo;
import io.freedom.RequestResources;
import io.freedom.internal.timer.Rounds;
import io.freedom.internal.timer.ThreadTimer;
import io.freedom.internal.timer.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the requests of one deployment hold: the door to this package.
 *
 * <p>Threading: may be used by any thread.
 */
public final class SiteResources implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private static final Duration LAST_MOMENT = Duration.ofSeconds(1);

    /** One request may hold several things that block. */
    private static final int LAST_LOOKS = 5;

    private final ResourceLimits limits;
    private final List<ResourceKind> kinds;
    private final DataSourceTracking tracking;
    private final Timer timer;
    private final CurrentRequest current = new CurrentRequest();
    private final RequestResources injected = new InjectedResources(this);
    private final Counters counters = new Counters();
    private final LeakReports leaks = new LeakReports(this);
    private final ResourceReports reports;
    private final Rounds<GivingBack> returns;
    private final @Nullable Rounds<HeldResources> longHolds;
    private final @Nullable ReturnsWatch watch;

    SiteResources(
            ResourceLimits limits,
            List<ResourceKind> kinds,
            DataSourceTracking tracking,
            Timer timer,
            @Nullable ReturnsWatch watch) {
        this.limits = limits;
        this.kinds = List.copyOf(kinds);
        this.tracking = tracking;
        this.timer = timer;
        this.watch = watch;
        this.reports = new ResourceReports(new Repeats(timer));
        this.returns = Rounds.fourIn(limits.closeTimeout(), timer, GivingBack::look);
        Duration reportAfter = limits.reportAfter();
        this.longHolds =
                reportAfter == null ? null : Rounds.fourIn(reportAfter, timer, new LongHolds(this, reportAfter)::look);
    }

    /**
     * On the system's clock.
     *
     * @param kinds what is not only closed; the first that knows an object holds it
     * @param tracking how the connections of data sources are lent
     */
    public static SiteResources start(ResourceLimits limits, List<ResourceKind> kinds, DataSourceTracking tracking) {
        return start(limits, kinds, tracking, null);
    }

    /**
     * The same, with somebody who is told of all that is given back.
     *
     * @param watch null for nobody
     */
    public static SiteResources start(
            ResourceLimits limits,
            List<ResourceKind> kinds,
            DataSourceTracking tracking,
            @Nullable ReturnsWatch watch) {
        return new SiteResources(limits, kinds, tracking, new ThreadTimer(), watch);
    }

    /** Begins what a request that starts will hold. */
    public HeldResources open(RequestInfo request) {
        return new HeldResources(this, request);
    }

    /** Which request each thread works for. */
    public CurrentRequest current() {
        return current;
    }

    /** What is injected: serves the request of the thread that calls it. The same at each call. */
    public RequestResources injected() {
        return injected;
    }

    ResourceLimits limits() {
        return limits;
    }

    DataSourceTracking tracking() {
        return tracking;
    }

    Timer timer() {
        return timer;
    }

    Counters counters() {
        return counters;
    }

    LeakReports leaks() {
        return leaks;
    }

    ResourceReports reports() {
        return reports;
    }

    /** What is just being given back. */
    Rounds<GivingBack> returns() {
        return returns;
    }

    /** This request holds something now. */
    void holds(HeldResources request) {
        if (longHolds != null) {
            longHolds.opened(request);
            if (request.holdings().hasEnded()) {
                longHolds.ended(request);
            }
        }
    }

    /** This request is over. */
    void holdsNothing(HeldResources request) {
        if (longHolds != null) {
            longHolds.ended(request);
        }
    }

    /** This is no longer held by the request. */
    void givenBack(RequestInfo request, Holding holding, boolean forgotten) {
        if (watch != null) {
            watch.givenBack(request, holding.shown(timer.nanoTime()), forgotten);
        }
    }

    /** Whether the log is to show the stack that acquired what makes trouble. */
    boolean logsStacks() {
        return longHolds != null || LOG.isLoggable(System.Logger.Level.DEBUG);
    }

    /** How what was acquired under a name is to be held. If this throws, it has been given back. */
    Holding hold(String name, AutoCloseable given, HeldResources owner) {
        PlainResource plain = new PlainResource(given);
        Resource resource = plain;
        try {
            resource = ofKind(plain, owner);
            return new Holding(
                    resource,
                    List.of(name),
                    longHolds == null && watch == null ? null : Origin.stack(timer.nanoTime()));
        } catch (RuntimeException | Error failure) {
            giveBack(resource, failure);
            throw failure;
        }
    }

    private Resource ofKind(PlainResource plain, HeldResources owner) {
        for (ResourceKind kind : kinds) {
            Optional<Resource> resource = kind.hold(plain.given(), owner);
            if (resource.isPresent()) {
                return resource.get();
            }
        }
        return plain;
    }

    /** How what is lent is to be held. If this throws, it has been given back. */
    Holding hold(Resource lent) {
        try {
            boolean wholeStack = watch != null || logsStacks();
            long now = timer.nanoTime();
            return new Holding(lent, List.of(), wholeStack ? Origin.stack(now) : Origin.place(now));
        } catch (RuntimeException | Error failure) {
            giveBack(lent, failure);
            throw failure;
        }
    }

    private static void giveBack(Resource resource, Throwable failure) {
        try {
            resource.giveBack();
        } catch (Exception second) {
            failure.addSuppressed(second);
        }
    }

    /**
     * The site is gone: what is just being given back has a moment for it, and is aborted then, so that it keeps nothing else
     * from coming back. Nothing is watched any more. What requests hold still is given back by their end. May be called again.
     */
    @Override
    public void close() {
        close(LAST_MOMENT);
    }

    /** @param moment how long what is just being given back may take for that */
    void close(Duration moment) {
        returns.close();
        if (longHolds != null) {
            longHolds.close();
        }
        for (int i = 0; i < LAST_LOOKS && !returns.awaitNone(moment); i++) {
            returns.open().forEach(GivingBack::giveUp);
        }
        timer.close();
    }
}
