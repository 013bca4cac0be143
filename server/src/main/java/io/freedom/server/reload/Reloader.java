package io.freedom.server.reload;

import io.freedom.server.ServerException;
import io.freedom.server.deployment.Problem;
import io.freedom.server.deployment.SiteHandler;
import io.freedom.server.deployment.SiteNews;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Handler;

/**
 * Keeps the site that is served in step with its files. Whoever needs the site {@linkplain #check looks}; what changed is
 * compiled or copied, and the site is deployed anew where that matters. A site that can't be made is a problem that is shown
 * in its place until the next change, never the end.
 *
 * <p>Threading: any thread may ask. All work is done on the watcher's thread, but for the first deployment, before that; each
 * deployment has a thread of its own, so that nothing of the site stays behind in what a thread remembers.
 */
public final class Reloader implements AutoCloseable {

    /** How long requests under way may delay a reload. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** For how long after a look the parts of a page need no other. */
    private static final long JUST = TimeUnit.MILLISECONDS.toNanos(100);

    /** How often a change that is overtaken by the next, while it is compiled, is compiled again. */
    private static final int MOST_OVERTAKEN = 5;

    private final SiteBuild build;
    private final SiteHandler handler;
    private final SiteNews news;
    private final Duration grace;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Gate gate = new Gate();
    private final Watcher watcher = new Watcher(this::look);
    private Snapshot seen = Snapshot.EMPTY;
    private Snapshot seenPublic = Snapshot.EMPTY;
    private final AtomicBoolean isToTryAgain = new AtomicBoolean();
    private volatile long lastLook = System.nanoTime();
    private volatile boolean closed;

    /**
     * @param build makes the site
     * @param handler serves the site; vacant
     * @param news is told {@code serving} after a deployment, {@code problem} where there is a new one, and {@code changed}
     *     where the site serves something else without having been deployed
     */
    public Reloader(SiteBuild build, SiteHandler handler, SiteNews news) {
        this(build, handler, news, GRACE);
    }

    /** @param grace how long requests under way may delay a reload */
    Reloader(SiteBuild build, SiteHandler handler, SiteNews news, Duration grace) {
        this.build = build;
        this.handler = handler;
        this.news = news;
        this.grace = grace;
    }

    Handler handler() {
        return handler;
    }

    Gate gate() {
        return gate;
    }

    /** Deploys the site for the first time and begins to watch it. */
    void start() {
        seen = build.look(Snapshot.EMPTY);
        seenPublic = build.lookAtPublic(Snapshot.EMPTY);
        SiteBuild.Step step = build.begin(seen);
        step.trouble().or(() -> deploy(step)).ifPresent(this::showUnlessRefused);
        seen = build.lookAtOutput(seen);
        build.learn(seen);
        watcher.start();
    }

    /**
     * Brings the site into step with its files as they are now.
     *
     * @param then is called once when it is so, or when it is known why it can't be; it must not block
     */
    void check(Runnable then) {
        watcher.ask(then);
    }

    /**
     * Deploys the site again although nothing has changed, where that has failed: the reason may lie elsewhere, as a database
     * that is down.
     *
     * @param then is called once when it has been tried; it must not block
     */
    void tryAgain(Runnable then) {
        isToTryAgain.set(true);
        watcher.ask(then);
    }

    /** Whether the files were looked at a moment ago. */
    boolean hasJustLooked() {
        return System.nanoTime() - lastLook < JUST;
    }

    private long look(boolean idle) {
        if (closed) {
            return 0;
        }
        long before = threads.getCurrentThreadCpuTime();
        Snapshot old = seen;
        Snapshot now = build.look(old);
        Changes changes = now.since(old);
        if (idle) {
            Snapshot files = build.lookAtPublic(seenPublic);
            changes = changes.and(files.since(seenPublic));
            seenPublic = files;
        }
        long took = threads.getCurrentThreadCpuTime() - before;
        seen = now;
        if (!changes.isEmpty()) {
            changes = settle(changes, old);
        }
        boolean again = isToTryAgain.getAndSet(false) && handler.problem() instanceof Problem.NotDeployed;
        if (again || !changes.isEmpty()) {
            reload(changes);
        }
        lastLook = System.nanoTime();
        return took;
    }

    /** Who saves a file may be in the middle of it: waits until it stays as it is, and lets the compiler begin meanwhile. */
    private Changes settle(Changes changes, Snapshot old) {
        Settling settling = new Settling(old);
        if (settling.seemsDone(seen)) {
            build.foresee(changes, seen);
        }
        while (settling.goesOn(seen)) {
            seen = build.look(seen);
        }
        return changes.where(
                        file -> !seen.files().containsKey(file) && !old.files().containsKey(file))
                .and(seen.since(old));
    }

    private void reload(Changes changes) {
        Thread thread = new Thread(() -> reloadHere(changes), "freedom-reload");
        thread.setContextClassLoader(Reloader.class.getClassLoader());
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void reloadHere(Changes changes) {
        long began = System.nanoTime();
        String became = "problem";
        try {
            became = apply(changes, began);
        } catch (Throwable failure) {
            show(new SiteBuild.Trouble(new Problem.NotDeployed(failure), null));
        } finally {
            gate.open();
        }
        news.accept(Map.of("event", became, "what", changes.toString(), "nanos", System.nanoTime() - began));
    }

    /** @return what is new, as the listeners to the site know it */
    private String apply(Changes changes, long began) {
        SiteBuild.Step step = step(changes);
        if (step.trouble().isPresent()) {
            handler.show(step.trouble().get().problem());
            build.log().say(changes, step.trouble().get());
            return "problem";
        }
        if (step.redeploys() || !handler.isDeployed()) {
            return redeploy(step, changes, began);
        }
        step.write().run();
        if (handler.problem() != null) {
            handler.showNothing();
            build.log().say(changes, "the site is as it was before");
        }
        return "changed";
    }

    /** What was saved while it was compiled may be a mixture of two saves. */
    private SiteBuild.Step step(Changes changes) {
        SiteBuild.Step step = make(changes);
        for (int i = 0; i < MOST_OVERTAKEN; i++) {
            Snapshot old = seen;
            seen = build.look(old);
            Changes more = seen.since(old);
            if (more.isEmpty()) {
                break;
            }
            step = make(settle(more, old));
        }
        return step;
    }

    private SiteBuild.Step make(Changes changes) {
        List<Path> places = build.site().publicPlaces();
        SiteBuild.Step step = build.apply(changes, seen);
        seen = step.files();
        if (!build.site().publicPlaces().equals(places)) {
            // That other files are served now follows from the build, and is no change of its own.
            seenPublic = build.lookAtPublic(seenPublic);
        }
        return step;
    }

    private String redeploy(SiteBuild.Step step, Changes changes, long began) {
        int left = gate.close(grace);
        handler.undeploy();
        step.write().run();
        seen = build.lookAtOutput(seen);
        Optional<SiteBuild.Trouble> trouble = deploy(step);
        if (trouble.isPresent()) {
            build.log().say(changes, "the site can't be deployed");
            show(trouble.get());
            return "problem";
        }
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        build.log().say(changes, "reloaded in %d ms%s".formatted(took, abandoned(left)));
        return "serving";
    }

    private Optional<SiteBuild.Trouble> deploy(SiteBuild.Step step) {
        try {
            handler.relocate(step.site().layout());
            handler.deploy();
            if (closed) {
                // The server did not wait any longer, and has undeployed what there was then.
                handler.undeploy();
            }
            return Optional.empty();
        } catch (Throwable failure) {
            // An Error too: a site that can't be loaded is a site that somebody is about to repair.
            return Optional.of(new SiteBuild.Trouble(new Problem.NotDeployed(failure), null));
        }
    }

    /** What a person gave that can't be served at all is refused at the start, as without a reload. */
    private void showUnlessRefused(SiteBuild.Trouble trouble) {
        if (trouble.problem() instanceof Problem.NotDeployed notDeployed
                && notDeployed.failure() instanceof ServerException refused) {
            throw refused;
        }
        show(trouble);
    }

    private void show(SiteBuild.Trouble trouble) {
        handler.show(trouble.problem());
        if (!closed) {
            build.log().say(trouble.problem(), trouble.faults());
        }
    }

    private static String abandoned(int requests) {
        return switch (requests) {
            case 0 -> "";
            case 1 -> ", without waiting any longer for a request";
            default -> ", without waiting any longer for %d requests".formatted(requests);
        };
    }

    /** A reload that is under way has some time to end; what it deploys later than that is undeployed at once. */
    @Override
    public void close() {
        closed = true;
        watcher.close();
        watcher.join(GRACE);
        build.close();
    }
}
