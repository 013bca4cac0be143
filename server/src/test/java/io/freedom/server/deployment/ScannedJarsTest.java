package io.freedom.server.deployment;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScannedJarsTest {

    private static final FileTime THEN = FileTime.fromMillis(1_000_000_000);

    @TempDir
    Path folder;

    @Test
    void anUnchangedJarIsNotReadAgainAndTheSameIsTold() throws Exception {
        ScannedJars jars = new ScannedJars();
        Path jar = folder.resolve("site.jar");
        pack(jar, GreetingServlet.class);

        List<String> first = scan(jars, jar);
        replaceByAnEmptyOne(jar);

        assertThat(first).contains("io.freedom.server.site.GreetingServlet is a jakarta.servlet.http.HttpServlet");
        assertThat(scan(jars, jar)).isEqualTo(first);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(THEN.toMillis() + 2000));
        assertThat(scan(jars, jar)).isEmpty();
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

    private static List<String> scan(ScannedJars jars, Path jar) throws Exception {
        List<String> told = new ArrayList<>();
        try (ResourceFactory.Closeable factory = ResourceFactory.closeable()) {
            Resource resource = factory.newJarFileResource(jar.toUri());
            jars.parser(0).parse(Set.of(new Told(told, resource)), resource);
        }
        return told;
    }

    private static final class Told extends AnnotationParser.AbstractHandler {

        private final List<String> told;
        private final Resource resource;

        Told(List<String> told, Resource resource) {
            this.told = told;
            this.resource = resource;
        }

        @Override
        public void handle(ClassInfo info) {
            assertThat(info.getContainingResource()).isSameAs(resource);
            told.add(info.getClassName() + " is a " + info.getSuperName());
        }

        @Override
        public void handle(ClassInfo info, String annotation) {
            if (annotation != null) {
                told.add(info.getClassName() + " has " + annotation);
            }
        }
    }
}
