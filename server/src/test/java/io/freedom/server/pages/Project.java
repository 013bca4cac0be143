package io.freedom.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.SiteLayout;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A project in Maven's layout, made of sources that a test writes and javac compiles. */
final class Project {

    private static final String BEANS = "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\"/>";

    private final Path root;

    Project(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(classes());
        write("src/main/webapp/WEB-INF/beans.xml", BEANS);
    }

    /** @param path below the source folder */
    Project source(String path, String text) throws IOException {
        return write("src/main/java/" + path, text);
    }

    /** @param path below the project's folder */
    Project write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Compiles all sources into the class folder. */
    Project compile() throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        try (var files = javac.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(sources())) {
            List<Path> all =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();
            List<String> options = new ArrayList<>(List.of("-d", classes().toString(), "-g", "-proc:none"));
            boolean compiled = javac.getTask(errors, files, null, options, null, files.getJavaFileObjectsFromPaths(all))
                    .call();
            assertThat(compiled).as(errors.toString()).isTrue();
        }
        return this;
    }

    Path sources() {
        return root.resolve("src/main/java");
    }

    Path classes() {
        return root.resolve("target/classes");
    }

    SiteLayout layout() {
        return new SiteLayout(List.of(root.resolve("src/main/webapp")), List.of(classes()), List.of());
    }

    SiteCode code() {
        return new SiteCode(List.of(sources()), List.of(classes()), root);
    }
}
