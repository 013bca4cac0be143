package io.freedom.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A site made of classes of the tests: web resources, a class folder and a library, side by side as in a project. */
final class SiteFolder {

    private static final String BEANS = "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\"/>";

    private final Path web;
    private final Path classes;
    private final Path libraries;

    SiteFolder(Path root) throws IOException {
        web = Files.createDirectories(root.resolve("web"));
        classes = Files.createDirectories(root.resolve("classes"));
        libraries = Files.createDirectories(root.resolve("lib"));
        write(web.resolve("static/hello.txt"), "hello");
        write(web.resolve("WEB-INF/beans.xml"), BEANS);
    }

    SiteFolder withClasses(Class<?>... types) throws IOException {
        for (Class<?> type : types) {
            copy(type, classes);
        }
        return this;
    }

    /** A jar with a service. */
    SiteFolder withLibrary(Class<?> service, Class<?> provider) throws IOException {
        Path library = libraries.resolve(provider.getSimpleName() + ".jar");
        try (FileSystem jar =
                FileSystems.newFileSystem(URI.create("jar:" + library.toUri()), Map.of("create", "true"))) {
            copy(provider, jar.getPath("/"));
            write(jar.getPath("/META-INF/services/" + service.getName()), provider.getName());
        }
        return this;
    }

    SiteLayout layout() throws IOException {
        try (Stream<Path> jars = Files.list(libraries)) {
            return new SiteLayout(List.of(web), List.of(classes), jars.toList());
        }
    }

    Path webFolder() {
        return web;
    }

    /** The same site as one archive. */
    Path war() throws IOException {
        Path war = web.resolveSibling("site.war");
        try (FileSystem archive =
                FileSystems.newFileSystem(URI.create("jar:" + war.toUri()), Map.of("create", "true"))) {
            copyAll(web, archive.getPath("/"));
            copyAll(classes, archive.getPath("/WEB-INF/classes"));
            copyAll(libraries, archive.getPath("/WEB-INF/lib"));
        }
        return war;
    }

    private static void copyAll(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private static void copy(Class<?> type, Path to) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        Path target = to.resolve(name);
        Files.createDirectories(target.getParent());
        try (InputStream in = type.getClassLoader().getResourceAsStream(name);
                OutputStream out = Files.newOutputStream(target)) {
            in.transferTo(out);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
