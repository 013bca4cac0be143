package io.freedom.server.command;

import io.freedom.server.SiteLayout;
import io.freedom.server.reload.SiteSources;
import io.freedom.server.reload.WatchedSite;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.servlet.Servlet;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The arguments that say what a site is made from, so that it can be made again while it is served. */
final class SourceArguments {

    private static final Option SOURCES = Option.ofTools(
            "--sources", "PATHS", "with --classes: folders of Java sources, compiled to there when they change");
    private static final Option RESOURCES =
            Option.ofTools("--resources", "PATHS", "with --classes: folders whose files are copied to there");
    private static final Option FILTERED =
            Option.ofTools("--filtered", "PATHS", "for build tools: folders of resources that only they can copy");
    private static final Option COMPILE_PATH = Option.ofTools(
            "--compile-path", "PATHS", "with --sources: the class path, if the libraries are not enough");
    private static final Option JAVAC =
            Option.ofTools("--javac", "OPTIONS", "with --sources: options of javac, one a line");
    private static final Option GENERATED = Option.ofTools(
            "--generated", "PATH", "with --sources: where annotation processors write; without it, none runs");
    private static final Option BUILD_FILES =
            Option.ofTools("--build-files", "PATHS", "for build tools: files that say how the site is built");

    /** The options, in the order of the help. */
    static final List<Option> OPTIONS =
            List.of(SOURCES, RESOURCES, COMPILE_PATH, JAVAC, GENERATED, FILTERED, BUILD_FILES);

    /** Every site can use these, whatever its class path says. */
    private static final List<Class<?>> API =
            List.of(Servlet.class, BeanManager.class, Inject.class, Interceptor.class, PostConstruct.class);

    private static final List<String> DEFAULTS = List.of("-parameters", "-g");

    private SourceArguments() {}

    /**
     * The site and what it is made from, as far as that is said.
     *
     * @throws io.freedom.server.ServerException if there are sources and no place for their classes
     */
    static WatchedSite site(Given given, SiteLayout layout) {
        if (OPTIONS.stream().noneMatch(given::has)) {
            return new WatchedSite(layout, null);
        }
        if (layout.classes().isEmpty()) {
            throw Syntax.wrong(
                    "There is no folder for the classes", "Name it by --classes, and the web folder by --web");
        }
        List<Path> generated = SiteArguments.paths(given, GENERATED);
        SiteSources sources = new SiteSources(
                layout.classes().get(0),
                absolute(given, SOURCES),
                absolute(given, RESOURCES),
                absolute(given, FILTERED),
                given.has(COMPILE_PATH) ? absolute(given, COMPILE_PATH) : compilePath(layout),
                given.value(JAVAC).map(String::lines).map(Stream::toList).orElse(DEFAULTS),
                generated.isEmpty() ? null : generated.get(0).toAbsolutePath(),
                absolute(given, BUILD_FILES));
        return new WatchedSite(layout, sources);
    }

    private static List<Path> absolute(Given given, Option option) {
        return SiteArguments.paths(given, option).stream()
                .map(path -> path.toAbsolutePath().normalize())
                .toList();
    }

    private static List<Path> compilePath(SiteLayout layout) {
        List<Path> path = new ArrayList<>(layout.libraries());
        for (Class<?> each : API) {
            try {
                path.add(Path.of(
                        each.getProtectionDomain().getCodeSource().getLocation().toURI()));
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }
        return path;
    }
}
