package io.freedom.server.reload;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's compiler in this process, with one class path. What it has read of the libraries stays read from one run to the
 * next.
 *
 * <p>Threading: one run at a time; the caller sees to it.
 */
final class Javac implements AutoCloseable {

    private final JavaCompiler compiler;
    private final StandardJavaFileManager disk;
    private final List<String> options;

    /** @throws UncheckedIOException where a folder can't be used */
    Javac(JavaCompiler compiler, SiteSources site) {
        this.compiler = compiler;
        options = options(site);
        disk = compiler.getStandardFileManager(null, null, encoding(site.options()));
        List<Path> classPath = new ArrayList<>(List.of(site.classes()));
        classPath.addAll(site.classPath());
        try {
            Files.createDirectories(site.classes());
            disk.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            disk.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(site.classes()));
            // Only what is given is compiled: the compiler must not look for more.
            disk.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
            if (site.generated() != null) {
                Files.createDirectories(site.generated());
                disk.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(site.generated()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Compiles some sources in memory.
     *
     * @param hidden binary names of classes on disk that are not to be found
     */
    Compilation compile(Collection<Path> sources, Set<String> hidden) {
        if (sources.isEmpty()) {
            return new Compilation(List.of(), Map.of(), Map.of());
        }
        MemoryFiles files = new MemoryFiles(disk, hidden);
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        StringWriter more = new StringWriter();
        try {
            JavacTask task = (JavacTask)
                    compiler.getTask(more, files, said, options, null, disk.getJavaFileObjectsFromPaths(sources));
            UsesScanner uses = new UsesScanner(Trees.instance(task), MemoryFiles::path);
            task.addTaskListener(uses);
            return Boolean.TRUE.equals(task.call())
                    ? compiled(sources, files, uses)
                    : Compilation.failed(faults(said.getDiagnostics(), more.toString()));
        } catch (RuntimeException | StackOverflowError e) {
            // An option that it does not know, a processor that throws, an expression nested too deeply.
            return Compilation.failed(List.of(new CompileFault(null, 0, 0, reason(e), null)));
        }
    }

    @Override
    public void close() {
        try {
            disk.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Compilation compiled(Collection<Path> sources, MemoryFiles files, UsesScanner uses) {
        Map<Path, SourceUnit> units = new HashMap<>();
        for (Path source : sources) {
            Map<String, Outline> outlines = new HashMap<>();
            files.classesOf(source).forEach((name, bytes) -> outlines.put(name, Outline.of(bytes)));
            units.put(source, new SourceUnit(outlines, uses.types(source), uses.names(source)));
        }
        return new Compilation(List.of(), units, files.contents());
    }

    /** The errors; where no error has a place, such as with {@code -Werror}, the warnings that led to it as well. */
    private static List<CompileFault> faults(List<Diagnostic<? extends JavaFileObject>> said, String more) {
        boolean placed =
                said.stream().anyMatch(each -> each.getKind() == Diagnostic.Kind.ERROR && each.getLineNumber() > 0);
        List<CompileFault> faults = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> each : said) {
            if (each.getKind() == Diagnostic.Kind.ERROR || !placed) {
                faults.add(fault(each));
            }
        }
        if (faults.isEmpty()) {
            faults.add(
                    new CompileFault(null, 0, 0, more.isBlank() ? "the compiler gave no reason" : more.strip(), null));
        }
        return faults;
    }

    private static CompileFault fault(Diagnostic<? extends JavaFileObject> said) {
        Path file = MemoryFiles.path(said.getSource());
        long line = Math.max(0, said.getLineNumber());
        long column = file == null || line == 0 ? 0 : column(said);
        return new CompileFault(
                file, line, column, said.getMessage(null).strip(), file == null ? null : line(said, line));
    }

    /** Counted in characters: the compiler's own number counts a tab as the columns up to the next stop. */
    private static long column(Diagnostic<? extends JavaFileObject> said) {
        try {
            String text = said.getSource().getCharContent(true).toString();
            int position = (int) Math.min(said.getPosition(), text.length());
            int before = Math.max(text.lastIndexOf('\n', position - 1), text.lastIndexOf('\r', position - 1));
            return (long) position - before;
        } catch (IOException | RuntimeException e) {
            return Math.max(0, said.getColumnNumber());
        }
    }

    private static @Nullable String line(Diagnostic<? extends JavaFileObject> said, long number) {
        try {
            return said.getSource()
                    .getCharContent(true)
                    .toString()
                    .lines()
                    .skip(number - 1)
                    .findFirst()
                    .filter(any -> number > 0)
                    .orElse(null);
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return "The compiler gave up: " + Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    }

    private static List<String> options(SiteSources site) {
        List<String> options = new ArrayList<>(site.options());
        options.add("-implicit:none");
        if (site.generated() == null) {
            options.add("-proc:none");
        }
        dropNeedlessRelease(options);
        return options;
    }

    /** For the release of this JDK itself the option only makes the compiler read another description of the same classes. */
    private static void dropNeedlessRelease(List<String> options) {
        int release = options.indexOf("--release");
        if (release >= 0
                && release + 1 < options.size()
                && options.get(release + 1)
                        .equals(String.valueOf(Runtime.version().feature()))) {
            options.subList(release, release + 2).clear();
        }
    }

    private static Charset encoding(List<String> options) {
        int encoding = options.indexOf("-encoding");
        return encoding >= 0 && encoding + 1 < options.size()
                ? Charset.forName(options.get(encoding + 1))
                : StandardCharsets.UTF_8;
    }
}
