package io.freedom.server.reload;

import io.freedom.server.ServerException;
import io.freedom.server.deployment.Problem;
import io.freedom.server.deployment.SiteHandler;
import io.freedom.server.deployment.SiteNews;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.server.Handler;

/**
 * Keeps the site that is served in step with its files. Whoever needs the site {@linkplain #check looks}; what changed is
 * compiled or copied, and the site is deployed anew where that matters. A site that can't be made is a problem that is shown
 * in its place until the next change, never the end.
 *
 * <p>Threading: any thread may look; one at a time works, the others wait for it. The requests that are under way hold no
 * lock, so that a reload can wait for them.
 */
public final class Reloader implements AutoCloseable {

    /** How long requests under way may delay a reload. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final SiteBuild build;
    private final SiteHandler handler;
    private final SiteNews news;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Gate gate = new Gate();
    private final ReentrantLock lock = new ReentrantLock();
    private final Watcher watcher = new Watcher(this::checkIfIdle);
    private Snapshot seen = Snapshot.EMPTY;
    private long lastLook = System.nanoTime();
    private volatile boolean closed;

    /**
     * @param build makes the site
     * @param handler serves the site; vacant
     * @param news is told {@code serving} after a deployment, {@code problem} where there is a new one, and {@code changed}
     *     where the site serves something else without having been deployed
     */
    public Reloader(SiteBuild build, SiteHandler handler, SiteNews news) {
        this.build = build;
        this.handler = handler;
        this.news = news;
    }

    Handler handler() {
        return handler;
    }

    Gate gate() {
        return gate;
    }

    /** Deploys the site for the first time and begins to watch it. */
    void start() {
        lock.lock();
        try {
            seen = build.look(Snapshot.EMPTY);
            SiteBuild.Step step = build.begin(seen);
            step.trouble().or(() -> deploy(step)).ifPresent(this::showUnlessRefused);
            seen = build.lookAtOutput(seen);
        } finally {
            lock.unlock();
        }
        build.learn(seen);
        watcher.start();
    }

    /** Returns when the site is, or was, as its files were when this was called; the caller waits for a reload. */
    void check() {
        long called = System.nanoTime();
        lock.lock();
        try {
            if (lastLook - called < 0) {
                look();
            }
        } finally {
            lock.unlock();
        }
    }

    /** @return how many nanoseconds of a processor it took to look, without what was done about it */
    private long checkIfIdle() {
        if (!lock.tryLock()) {
            return 0;
        }
        try {
            return look();
        } finally {
            lock.unlock();
        }
    }

    private long look() {
        if (closed) {
            return 0;
        }
        lastLook = System.nanoTime();
        long before = threads.getCurrentThreadCpuTime();
        Snapshot now = build.look(seen);
        Changes changes = now.since(seen);
        long took = threads.getCurrentThreadCpuTime() - before;
        seen = now;
        if (!changes.isEmpty()) {
            reload(changes);
        }
        return took;
    }

    private void reload(Changes changes) {
        long began = System.nanoTime();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Reloader.class.getClassLoader());
        String became = "problem";
        try {
            became = apply(changes, began);
        } catch (Throwable failure) {
            show(new SiteBuild.Trouble(new Problem.NotDeployed(failure), null));
        } finally {
            gate.open();
            thread.setContextClassLoader(before);
        }
        news.accept(Map.of("event", became, "what", changes.toString(), "nanos", System.nanoTime() - began));
    }

    /** @return what is new, as the listeners to the site know it */
    private String apply(Changes changes, long began) throws InterruptedException {
        SiteBuild.Step step = build.apply(changes, seen);
        seen = step.files();
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

    private String redeploy(SiteBuild.Step step, Changes changes, long began) throws InterruptedException {
        int left = gate.close(GRACE);
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
        build.log().say(trouble.problem(), trouble.faults());
    }

    private static String abandoned(int requests) {
        return switch (requests) {
            case 0 -> "";
            case 1 -> ", without waiting any longer for a request";
            default -> ", without waiting any longer for %d requests".formatted(requests);
        };
    }

    /** Nothing is deployed any more after this; a reload that is under way has some time to end. */
    @Override
    public void close() {
        closed = true;
        watcher.close();
        try {
            if (lock.tryLock(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                lock.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        build.close();
    }
}
