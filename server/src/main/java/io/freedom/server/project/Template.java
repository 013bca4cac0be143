package io.freedom.server.project;

import io.freedom.server.ServerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that a project is made of, with {@linkplain Placeholders placeholders} in their text and in their names. Close it when
 * the project is written.
 */
final class Template implements AutoCloseable {

    /** At the top of a template: what a person's tools have put there beside the files. */
    private static final Set<String> NO_PART_OF_IT = Set.of(".git", "target");

    private final Path root;
    private final List<Path> files;
    private final @Nullable FileSystem archive;

    private Template(Path root, @Nullable FileSystem archive) throws IOException {
        this.root = root;
        this.files = files(root);
        this.archive = archive;
    }

    /** Freedom's own. */
    static Template standard() {
        try {
            URL place = Objects.requireNonNull(Template.class.getResource("template"), "template");
            if (place.openConnection() instanceof JarURLConnection jar) {
                // A file system of its own: one by URI belongs to the whole JVM, and somebody else may have it.
                FileSystem archive =
                        FileSystems.newFileSystem(Path.of(jar.getJarFileURL().toURI()));
                return new Template(archive.getPath(jar.getEntryName()), archive);
            }
            return new Template(Path.of(place.toURI()), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A person's own.
     *
     * @throws ServerException if it is no folder, has no files, or can't be read
     */
    static Template in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw unusable(folder, Files.exists(folder) ? "is not a folder" : "does not exist");
        }
        try {
            Template template = new Template(folder, null);
            if (template.files.isEmpty()) {
                throw unusable(folder, "has no files");
            }
            return template;
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(folder, e);
        }
    }

    /** Where one of its files is. */
    Path path(Path file) {
        return root.resolve(file);
    }

    /** @throws ServerException if it can't be read */
    byte[] content(Path file) {
        try {
            return Files.readAllBytes(path(file));
        } catch (IOException e) {
            throw unreadable(path(file), e);
        }
    }

    /** Its files below the root, in alphabetical order. */
    List<Path> files() {
        return files;
    }

    @Override
    public void close() {
        if (archive != null) {
            try {
                archive.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> found = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            return found.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .filter(file -> !NO_PART_OF_IT.contains(file.getName(0).toString()))
                    .sorted()
                    .toList();
        }
    }

    private static ServerException unreadable(Path path, Exception failure) {
        return unusable(path, "can't be read (%s)".formatted(Reasons.of(failure)));
    }

    private static ServerException unusable(Path path, String reason) {
        return new ServerException(
                "FREEDOM-0756",
                "The template %s %s. Name a folder with the files of a project, all of which you may read."
                        .formatted(Quoted.path(path), reason),
                null);
    }
}
