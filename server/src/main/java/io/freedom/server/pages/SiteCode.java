package io.freedom.server.pages;

import io.freedom.server.SiteLayout;
import io.freedom.server.pages.Page.Excerpt;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tells the site's own code from everybody else's: a class of its own is one whose source is below its source folders, or that
 * lies in its class folders.
 *
 * <p>Threading: any thread; files are read when they are asked for, because they change.
 */
public final class SiteCode {

    private static final String MAVENS_SOURCES = "src/main/java";

    private final List<Path> sources;
    private final List<Path> classes;
    private final Path base;
    private final Predicate<String> packed;

    /**
     * @param sources folders of source files; may be empty, as for a WAR
     * @param classes folders of the site's classes
     * @param base what files are named relative to, where they are below it
     */
    SiteCode(List<Path> sources, List<Path> classes, Path base) {
        this(absolute(sources), absolute(classes), absolute(List.of(base)).get(0), file -> false);
    }

    private SiteCode(List<Path> sources, List<Path> classes, Path base, Predicate<String> packed) {
        this.sources = sources;
        this.classes = classes;
        this.base = base;
        this.packed = packed;
    }

    /**
     * The code of a site that is laid out so.
     *
     * @param sources folders of source files; those that Maven has beside the folders of classes need not be named
     */
    public static SiteCode of(SiteLayout layout, List<Path> sources) {
        List<Path> classes = Stream.of(
                        layout.classes().stream(),
                        layout.libraries().stream().filter(Files::isDirectory),
                        layout.web().stream().map(web -> web.resolve("WEB-INF/classes")))
                .flatMap(folders -> folders)
                .toList();
        List<Path> known = Stream.concat(sources.stream(), classes.stream().flatMap(SiteCode::besideMavens))
                .distinct()
                .toList();
        return new SiteCode(known, classes, Path.of(""));
    }

    private static Stream<Path> besideMavens(Path classes) {
        return classes.endsWith("target/classes")
                ? Stream.of(classes.resolve("../..").resolve(MAVENS_SOURCES).normalize())
                        .filter(Files::isDirectory)
                : Stream.empty();
    }

    /**
     * The same with classes that are in no folder known here, because the site was unpacked from an archive.
     *
     * @param packed whether a class file, named by its path below the root of the classes, is the site's
     */
    SiteCode with(Predicate<String> packed) {
        return new SiteCode(sources, classes, base, packed);
    }

    private static List<Path> absolute(List<Path> paths) {
        return paths.stream().map(each -> each.toAbsolutePath().normalize()).toList();
    }

    boolean isOfSite(StackTraceElement frame) {
        String className = frame.getClassName();
        if (ReadableNames.isGenerated(className)) {
            return false;
        }
        String file = className.replace('.', '/') + ".class";
        return classes.stream().anyMatch(folder -> isFile(folder, file))
                || sourceFile(frame).isPresent()
                || packed.test(file);
    }

    /** The lines around the one that the frame is at, where it is known. */
    Optional<Excerpt> excerpt(StackTraceElement frame) {
        if (frame.getLineNumber() < 1) {
            return Optional.empty();
        }
        return sourceFile(frame).flatMap(file -> excerpt(file, frame.getLineNumber(), List.of()));
    }

    /** The lines around what can't be injected. */
    Optional<Excerpt> excerpt(InjectionPoint point) {
        return sourceFile(point.frame())
                .flatMap(file -> Declarations.line(file, point).flatMap(line -> excerpt(file, line, List.of())));
    }

    /** @param columns from 1, in order; empty where none is known */
    Optional<Excerpt> excerpt(Path file, int line, List<Integer> columns) {
        Path path = file.toAbsolutePath().normalize();
        return SourceLines.around(path, line)
                .map(lines -> new Excerpt(Shown.name(named(path)), Shown.name(path.toString()), line, columns, lines));
    }

    /** One line of a resource as the person edits it, beside the sources, or as it lies in the class folders. */
    Optional<Excerpt> resource(String name, int line) {
        return Stream.concat(
                        sources.stream()
                                .filter(root -> root.endsWith(MAVENS_SOURCES))
                                .map(root -> root.resolveSibling("resources")),
                        classes.stream())
                .filter(root -> isFile(root, name))
                .findFirst()
                .flatMap(root -> excerpt(root.resolve(name), line, List.of()))
                .map(whole -> new Excerpt(
                        whole.file(),
                        whole.path(),
                        line,
                        List.of(),
                        whole.lines().stream()
                                .filter(each -> each.number() == line)
                                .toList()));
    }

    /** As a person names it who works in the base folder, or in the project if that is elsewhere. */
    String named(Path file) {
        Path path = file.toAbsolutePath().normalize();
        if (path.startsWith(base)) {
            return base.relativize(path).toString();
        }
        return sources.stream()
                .filter(path::startsWith)
                .map(root ->
                        root.endsWith(MAVENS_SOURCES) ? root.resolve("../../..").normalize() : root)
                .findFirst()
                .map(root -> root.relativize(path))
                .orElse(path)
                .toString();
    }

    private Optional<Path> sourceFile(StackTraceElement frame) {
        String name = frame.getFileName();
        if (name == null) {
            return Optional.empty();
        }
        String className = frame.getClassName();
        String folder = className.substring(0, className.lastIndexOf('.') + 1).replace('.', '/');
        return sources.stream()
                .filter(root -> isFile(root, folder + name))
                .map(root -> root.resolve(folder + name))
                .findFirst();
    }

    /** Generated classes may have names that are no paths, and nothing outside of the folder is meant. */
    private static boolean isFile(Path root, String relative) {
        try {
            Path file = root.resolve(relative).normalize();
            return file.startsWith(root) && Files.isRegularFile(file);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
