package io.freedom.server.deployment;

import io.freedom.server.ServerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A temporary folder of one run of the server, or a part of it, made when it is first needed; closing it deletes it, for good.
 *
 * <p>Threading: any thread may close it. What another thread is writing there meanwhile may stay.
 */
public final class WorkFolder implements AutoCloseable {

    private final @Nullable WorkFolder within;
    private @Nullable Path root;
    private boolean closed;

    public WorkFolder() {
        this(null);
    }

    private WorkFolder(@Nullable WorkFolder within) {
        this.within = within;
    }

    /** A part of this one for a single deployment, which ends before the server does. */
    WorkFolder part() {
        return new WorkFolder(this);
    }

    private synchronized Path root() {
        if (closed) {
            throw new IllegalStateException("The server was stopped.");
        }
        if (root == null) {
            try {
                root = within == null ? Files.createTempDirectory("freedom-") : within.newFolder("site");
            } catch (IOException e) {
                throw failure("make a temporary folder", e);
            }
        }
        return root;
    }

    /** A new folder in this one, however many there are of that name. */
    public Path newFolder(String name) {
        try {
            return Files.createTempDirectory(root(), name);
        } catch (IOException e) {
            throw failure("make the temporary folder " + name, e);
        }
    }

    /**
     * A class-path folder that tells the site's CDI extension what the command line said. It has to be a class-path
     * resource: nothing else is visible to an extension on every server, and a system property would reach every site in
     * this JVM.
     */
    Path commandLine(String settings) {
        Path folder = newFolder("command");
        Properties properties = new Properties();
        properties.setProperty("settings.module", settings);
        try {
            Path file = Files.createDirectory(folder.resolve("META-INF")).resolve("freedom-command.properties");
            try (Writer writer = Files.newBufferedWriter(file)) {
                properties.store(writer, null);
            }
        } catch (IOException e) {
            throw failure("write the name of the settings module", e);
        }
        return folder;
    }

    /** The contents of a WAR file as a folder. */
    Path unpack(Path war) {
        Path folder = newFolder("war");
        try (FileSystem archive = FileSystems.newFileSystem(war)) {
            copy(archive.getPath("/"), folder);
        } catch (IOException | RuntimeException e) {
            throw new ServerException(
                    "FREEDOM-0515", "%s can't be unpacked: %s. Build the WAR again.".formatted(war, e.getMessage()), e);
        }
        return folder;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (root == null || Files.notExists(root)) {
            return;
        }
        try {
            Files.walkFileTree(root, new Deletion());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString()).normalize();
                if (!target.startsWith(to)) {
                    throw new IOException("the entry " + file + " lies outside of the archive");
                }
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static ServerException failure(String what, IOException cause) {
        return new ServerException(
                "FREEDOM-0516",
                "Can't %s: %s. Check the space and the permissions of %s."
                        .formatted(what, cause.getMessage(), System.getProperty("java.io.tmpdir")),
                cause);
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
