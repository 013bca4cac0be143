package io.freedom.server.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.site.GreetingFilter;
import io.freedom.server.site.GreetingServlet;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipOutputStream;
import org.eclipse.jetty.annotations.AnnotationParser;
import org.eclipse.jetty.annotations.AnnotationParser.ClassInfo;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScannedJarsTest {

    private static final FileTime THEN = FileTime.fromMillis(1_000_000_000);

    @TempDir
    Path folder;

    /** As a file, which is what a site has on its class path and in its {@code WEB-INF/lib}, and as its contents. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anUnchangedJarIsNotReadAgainAndTheSameIsTold(boolean file) throws Exception {
        ScannedJars jars = new ScannedJars();
        Path jar = folder.resolve("site.jar");
        pack(jar, GreetingServlet.class);

        List<String> first = scan(jars.parser(0), jar, file);
        replaceByAnEmptyOne(jar);

        assertThat(first)
                .contains((file ? "" : "inside: ")
                        + "io.freedom.server.site.GreetingServlet is a jakarta.servlet.http.HttpServlet");
        assertThat(scan(jars.parser(0), jar, file)).isEqualTo(first);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(THEN.toMillis() + 2000));
        assertThat(scan(jars.parser(0), jar, file)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theSameIsToldAsByJettysOwnSearch(boolean file) throws Exception {
        Path jar = folder.resolve("site.jar");
        pack(jar, GreetingServlet.class, GreetingFilter.class);

        assertThat(scan(new ScannedJars().parser(0), jar, file))
                .containsExactlyInAnyOrderElementsOf(scan(new AnnotationParser(0), jar, file));
    }

    private static void pack(Path jar, Class<?>... types) throws Exception {
        try (FileSystem archive =
                FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"))) {
            for (Class<?> type : types) {
                String name = type.getName().replace('.', '/') + ".class";
                Files.createDirectories(archive.getPath(name).getParent());
                try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
                    Files.copy(in, archive.getPath(name));
                }
            }
        }
        Files.setLastModifiedTime(jar, THEN);
    }

    /** One as long and as old. */
    private static void replaceByAnEmptyOne(Path jar) throws Exception {
        int end = 22; // the length of an archive of nothing
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar.resolveSibling("empty.jar")))) {
            out.setComment(" ".repeat((int) Files.size(jar) - end));
        }
        assertThat(jar.resolveSibling("empty.jar")).isRegularFile().hasSize(Files.size(jar));
        Files.move(jar.resolveSibling("empty.jar"), jar, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(jar, THEN);
    }

    private static List<String> scan(AnnotationParser parser, Path jar, boolean file) throws Exception {
        List<String> told = new ArrayList<>();
        try (ResourceFactory.Closeable factory = ResourceFactory.closeable()) {
            Resource resource = file ? factory.newResource(jar) : factory.newJarFileResource(jar.toUri());
            parser.parse(Set.of(new Told(told, resource)), resource);
        }
        return told;
    }

    /** Notes what it is told, and whether Jetty takes it for a part of the resource that was searched. */
    private static final class Told extends AnnotationParser.AbstractHandler {

        private final List<String> told;
        private final Resource resource;

        Told(List<String> told, Resource resource) {
            this.told = told;
            this.resource = resource;
        }

        @Override
        public void handle(ClassInfo info) {
            told.add(place(info) + info.getClassName() + " is a " + info.getSuperName());
        }

        @Override
        public void handle(ClassInfo info, String annotation) {
            if (annotation != null) {
                told.add(place(info) + info.getClassName() + " has " + annotation);
            }
        }

        private String place(ClassInfo info) {
            return resource.contains(info.getContainingResource()) ? "inside: " : "";
        }
    }
}
