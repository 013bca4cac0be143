package io.freedom.server.reload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the class folder of a site in step with its sources. It compiles what changed since the last success and whatever
 * depends on that, so that a class folder which was complete stays so; a failure leaves it as it was, and what
 * changed before the failure is compiled again with the next change.
 *
 * <p>Until it has {@linkplain #learn learnt} the sources, and where annotation processors run, which may make anything of
 * anything, it compiles all.
 *
 * <p>Threading: any thread may call anything; calls wait for one another.
 */
final class SourceCompiler implements AutoCloseable {

    private final SiteSources site;
    private final ClassFolder folder;
    private final JavaCompiler compiler;
    private Javac javac;
    private Snapshot good = Snapshot.EMPTY;
    private @Nullable SourceIndex index;
    private @Nullable Outcome latest;
    private boolean closed;
    private boolean distrusted;

    private SourceCompiler(SiteSources site, JavaCompiler compiler) {
        this.site = site;
        this.compiler = compiler;
        folder = new ClassFolder(site.classes());
        javac = new Javac(compiler, site);
    }

    /** Nothing where this Java has no compiler. */
    static Optional<SourceCompiler> of(SiteSources site) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        return compiler == null ? Optional.empty() : Optional.of(new SourceCompiler(site, compiler));
    }

    /**
     * Compiles all sources once, to know what uses what and to warm the compiler up. The class folder is taken to be in step
     * with them and stays as it is. Where that can't be done, because they don't compile or change meanwhile, nothing is learnt.
     *
     * @param now the sources as they were when the class folder was made
     */
    synchronized void learn(Snapshot now) {
        if (index != null) {
            return;
        }
        good = sources(now);
        Compilation all = javac.compile(compilable(good.files().keySet()), Set.of());
        boolean unchanged =
                sources(Snapshot.of(site.sources(), now)).since(good).isEmpty();
        if (!all.failed() && unchanged) {
            index = new SourceIndex(all.units());
        }
    }

    /**
     * The class folder is not as it was written: until it is written again, all sources are compiled. The JDK's compiler may have
     * looked for the folder when it was not there, and would never look again.
     */
    synchronized void distrust() {
        if (closed) {
            return;
        }
        distrusted = true;
        latest = null;
        javac.close();
        javac = new Javac(compiler, site);
    }

    /** Whether a source has no class, or an older one, so that the class folder can't be in step. */
    boolean isStale(Snapshot now) {
        return site.sources().stream()
                .anyMatch(each -> compilable(sources(now).files().keySet()).stream()
                        .anyMatch(source -> source.startsWith(each) && folder.isStale(each, source)));
    }

    /** Compiles what is going to be asked for if the files stay as they are; nothing where that would be all sources. */
    synchronized void foresee(Snapshot now) {
        if (!closed && !distrusted && index != null && site.generated() == null) {
            compile(now);
        }
    }

    /** Compiles, in memory, what changed since the last that was {@linkplain #write written}: once for the same files. */
    synchronized Compiled compile(Snapshot now) {
        Outcome known = latest;
        if (known == null || !now.since(known.files).isEmpty()) {
            known = new Outcome(now, compiled(now));
            latest = known;
        }
        return known.compiled;
    }

    private Compiled compiled(Snapshot now) {
        Snapshot state = sources(now);
        Changes changes = state.since(good);
        SourceIndex known = index == null ? new SourceIndex(Map.of()) : index;
        boolean all = distrusted || index == null || site.generated() != null;
        Set<Path> sources = compilable(all ? state.files().keySet() : changes.present());
        Compilation compilation = compile(sources, changes.gone(), known);
        if (compilation.failed()) {
            return new Compiled(compilation.faults(), sources.size(), Map.of(), Set.of(), known, good);
        }
        return new Compiled(
                List.of(),
                sources.size(),
                folder.different(compilation.files()),
                obsolete(sources, changes.gone(), known, compilation),
                known.with(compilation.units(), changes.gone()),
                state);
    }

    /**
     * Writes what was compiled to the class folder.
     *
     * @return how many files changed there
     */
    synchronized int write(Compiled compiled) {
        if (compiled.failed()) {
            return 0;
        }
        int changed = folder.write(compiled.files()) + folder.delete(compiled.obsolete());
        latest = null;
        good = compiled.state();
        index = compiled.index();
        distrusted = false;
        return changed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        javac.close();
    }

    /**
     * Compiles some sources, and then together with them those that turn out to depend on what is different now.
     *
     * @param sources grows by those
     */
    private Compilation compile(Set<Path> sources, Collection<Path> gone, SourceIndex known) {
        boolean retried = false;
        while (true) {
            Set<Path> away = new HashSet<>(sources);
            away.addAll(gone);
            Compilation compilation = javac.compile(sources, known.classes(away));
            Set<Path> more;
            if (!compilation.failed()) {
                more = known.dependents(compilation.units(), gone);
            } else if (!retried) {
                // The fault may be that one of these was compiled against what is now different.
                retried = true;
                more = known.users(away);
            } else {
                return compilation;
            }
            if (!sources.addAll(more)) {
                return compilation;
            }
        }
    }

    private Set<String> obsolete(Set<Path> sources, Collection<Path> gone, SourceIndex known, Compilation compilation) {
        Set<Path> away = new HashSet<>(sources);
        away.addAll(gone);
        Stream<String> files =
                known.classes(away).stream().map(each -> each.replace('.', '/').concat(".class"));
        Stream<String> unknown =
                gone.stream().filter(each -> !known.units().containsKey(each)).flatMap(each -> filesOf(each).stream());
        return Stream.concat(files, unknown)
                .filter(each -> !compilation.files().containsKey(each))
                .collect(Collectors.toSet());
    }

    private List<String> filesOf(Path source) {
        List<String> files = new ArrayList<>();
        for (Path each : site.sources()) {
            if (source.startsWith(each)) {
                files.addAll(folder.filesOfClass(each, source));
            }
        }
        return files;
    }

    private Snapshot sources(Snapshot now) {
        return now.where(file ->
                file.toString().endsWith(".java") && site.sources().stream().anyMatch(file::startsWith));
    }

    /** A module declaration is left out: a web application is no module. */
    private static Set<Path> compilable(Collection<Path> sources) {
        Set<Path> some = new HashSet<>(sources);
        some.removeIf(file -> file.endsWith("module-info.java"));
        return some;
    }

    /** What came of some files. */
    private record Outcome(Snapshot files, Compiled compiled) {}
}
