package io.freedom.server.reload;

import io.freedom.server.deployment.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the class folder of a site from changed files. A change that could not be used, because something does not compile
 * or the build can't be read, is kept and used together with the next.
 *
 * <p>Threading: one thread at a time, but for what {@link #learn} and {@link #foresee} begin.
 */
public final class SiteBuild implements AutoCloseable {

    private final Supplier<WatchedSite> again;
    private final ReloadLog log;
    private final Set<Path> toldFiltered = new HashSet<>();
    private WatchedSite site;
    private @Nullable SourceCompiler compiler;
    private Changes pending = Changes.NONE;
    private boolean inStep;

    /** Whether the site is made of other parts than the one that is served. */
    private boolean moved;

    /**
     * @param site what the site is made of
     * @param again tells that anew, after files changed that say so; it throws with a message for the person where it can't
     * @param out prints a text of one or more lines to the terminal
     */
    public SiteBuild(WatchedSite site, Supplier<WatchedSite> again, Consumer<String> out) {
        this.again = again;
        this.site = site;
        log = new ReloadLog(out, Path.of("").toAbsolutePath());
        compiler = compiler();
    }

    ReloadLog log() {
        return log;
    }

    WatchedSite site() {
        return site;
    }

    /** How the files are now that the site is made of, and those that the container reads at the deployment. */
    Snapshot look(Snapshot before) {
        return Snapshot.of(site.places(), site.dotted(), before);
    }

    /** How the files are now that are served as they are. */
    Snapshot lookAtPublic(Snapshot before) {
        return Snapshot.of(site.publicPlaces(), site.dotted(), before).where(site::isPublic);
    }

    /** The same snapshot with what was made meanwhile, so that it is no change; what others changed meanwhile still is. */
    Snapshot lookAtOutput(Snapshot before) {
        List<Path> output = new ArrayList<>(site.layout().classes());
        if (site.sources() != null) {
            output.add(site.sources().classes());
        }
        return lookAt(output, before);
    }

    /** Files elsewhere that the snapshot knows nothing of are news, too, and stay so. */
    private Snapshot lookAt(List<Path> places, Snapshot before) {
        return before.with(Snapshot.of(places, site.dotted(), before), places);
    }

    /** Makes what is missing in the class folder or older there than what it is made from. */
    Step begin(Snapshot now) {
        SiteSources sources = site.sources();
        if (sources == null) {
            return served(now);
        }
        new ClassFolder(sources.classes()).follow(missing(now), sources.resources());
        if (compiler == null || !compiler.isStale(now)) {
            inStep = true;
            return served(now);
        }
        Compiled compiled = compiler.compile(now);
        if (compiled.failed()) {
            return broken(trouble(compiled.faults()), now);
        }
        compiler.write(compiled);
        return served(now);
    }

    /**
     * Learns, on another thread, what uses what, so that the first change compiles no more than it has to, and quickly.
     *
     * @param now the files that the class folder is in step with
     */
    void learn(Snapshot now) {
        SourceCompiler known = compiler;
        if (known != null && inStep) {
            besides(() -> known.learn(now));
        }
    }

    /** Begins, on another thread, to compile what {@link #apply} will need for these changes if the files stay as they are. */
    void foresee(Changes changes, Snapshot now) {
        SourceCompiler known = compiler;
        if (known != null && site.compiles(changes) && !site.rebuilds(changes)) {
            besides(() -> known.foresee(now));
        }
    }

    private static void besides(Runnable work) {
        Thread thread = new Thread(work, "freedom-compiler");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Makes what the changes ask for, without touching the class folder, which is still in use. What earlier ones asked for is
     * made with it, unless it was written.
     *
     * @param now the files after the changes
     */
    Step apply(Changes changes, Snapshot now) {
        pending = pending.and(changes);
        Snapshot files = now;
        try {
            if (site.rebuilds(pending)) {
                files = rebuild(now);
            }
        } catch (RuntimeException e) {
            Problem problem = new Problem.NotBuilt(
                    "FREEDOM-0724: The build of the site can't be read any more. Correct it: the site is served again as soon as it can be.%n%s"
                            .formatted(Objects.requireNonNullElse(e.getMessage(), e.toString())));
            return broken(new Trouble(problem, null), now);
        }
        tellFiltered();
        Compiled compiled = null;
        boolean lost = site.hasLostOutput(pending);
        if (compiler != null && (moved || lost || site.compiles(pending))) {
            if (lost) {
                compiler.distrust();
            }
            compiled = compiler.compile(files);
            if (compiled.failed()) {
                return broken(trouble(compiled.faults()), files);
            }
        }
        Changes resources = lost ? site.resources(pending).and(missing(files)) : site.resources(pending);
        boolean redeploys = moved
                || (compiled != null && compiled.changesAnything())
                || !resources.isEmpty()
                || site.redeploys(pending);
        return new Step(site, files, Optional.empty(), redeploys, writing(compiled, resources));
    }

    /** The resources that the class folder does not have as they are now. */
    private Changes missing(Snapshot files) {
        SiteSources sources = site.sources();
        return sources == null ? Changes.NONE : new ClassFolder(sources.classes()).missing(files, sources.resources());
    }

    @Override
    public void close() {
        if (compiler != null) {
            compiler.close();
        }
    }

    private Runnable writing(@Nullable Compiled compiled, Changes resources) {
        return () -> {
            SiteSources sources = site.sources();
            if (compiled != null && compiler != null) {
                compiler.write(compiled);
            }
            if (sources != null) {
                new ClassFolder(sources.classes()).follow(resources, sources.resources());
            }
            // Not before: what could not be written is still to be written.
            pending = Changes.NONE;
            moved = false;
        };
    }

    /**
     * Sees whether the site is made of something else now, or of the same jars with other contents.
     *
     * @return the files of the site as it is made now: those of its new places, and none of those that it has no more
     */
    private Snapshot rebuild(Snapshot files) {
        WatchedSite now = again.get();
        boolean otherJars = site.hasOtherLibraries(pending);
        if (now.equals(site) && !otherJars) {
            return files;
        }
        // The compiler remembers what it has read of a jar.
        boolean compilesOtherwise = otherJars || !Objects.equals(now.sources(), site.sources());
        List<Path> places = new ArrayList<>(now.places());
        places.removeAll(site.places());
        site = now;
        moved = true;
        if (compilesOtherwise) {
            close();
            compiler = compiler();
        }
        return lookAt(places, files.where(file -> now.places().stream().anyMatch(file::startsWith)));
    }

    private @Nullable SourceCompiler compiler() {
        SiteSources sources = site.sources();
        if (sources == null) {
            return null;
        }
        Optional<SourceCompiler> found = SourceCompiler.of(sources);
        if (found.isEmpty()) {
            log.say(
                    "FREEDOM-0721: The Java in %s has no compiler, so that changed sources have no effect. Run the site with a JDK."
                            .formatted(System.getProperty("java.home")));
        }
        return found.orElse(null);
    }

    private void tellFiltered() {
        for (Path file : site.filtered(pending).files().keySet()) {
            if (toldFiltered.add(file)) {
                log.say(
                        "FREEDOM-0722: %s is copied by the build only, which changes it on the way. Run \"mvn process-resources\" to see it."
                                .formatted(file));
            }
        }
    }

    private Step served(Snapshot files) {
        return new Step(site, files, Optional.empty(), true, () -> {});
    }

    private Step broken(Trouble trouble, Snapshot files) {
        return new Step(site, files, Optional.of(trouble), false, () -> {});
    }

    private static Trouble trouble(List<CompileFault> faults) {
        List<Problem.CompileError> errors =
                faults.stream().map(CompileFault::toError).toList();
        return new Trouble(new Problem.NotCompiled(errors), faults);
    }

    /**
     * What is to be done next.
     *
     * @param site what the site is made of now
     * @param files those that this was made from, which were looked at
     * @param trouble why there is nothing to be done but to say so
     * @param redeploys whether the site has to be deployed anew
     * @param write brings the class folder into step; to be called once nobody uses it
     */
    record Step(WatchedSite site, Snapshot files, Optional<Trouble> trouble, boolean redeploys, Runnable write) {}

    /**
     * Why there is no site.
     *
     * @param faults as the compiler found them; null where it is something else
     */
    record Trouble(Problem problem, @Nullable List<CompileFault> faults) {}
}
