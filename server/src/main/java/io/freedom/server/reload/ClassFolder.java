package io.freedom.server.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The folder that the site's classes and resources are served from. What is written there is what changed and nothing else.
 *
 * @param root the folder; it need not exist
 */
record ClassFolder(Path root) {

    /** Whether a source has no class here, or an older one. */
    boolean isStale(Path folder, Path source) {
        String name = folder.relativize(source).toString();
        if (name.endsWith("package-info.java")) {
            return false; // It need not have a class.
        }
        return isOlder(root.resolve(name.substring(0, name.length() - ".java".length()) + ".class"), source);
    }

    /** Those of some files whose contents are not what is there. */
    Map<String, byte[]> different(Map<String, byte[]> files) {
        Map<String, byte[]> different = new HashMap<>(files);
        different.entrySet().removeIf(each -> isThere(root.resolve(each.getKey()), each.getValue()));
        return different;
    }

    private static boolean isThere(Path file, byte[] contents) {
        try {
            return Files.size(file) == contents.length && Arrays.equals(Files.readAllBytes(file), contents);
        } catch (IOException notThere) {
            return false;
        }
    }

    /**
     * Writes files.
     *
     * @param files contents by name
     * @return how many there are
     */
    int write(Map<String, byte[]> files) {
        try {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                Path file = root.resolve(each.getKey());
                Files.createDirectories(file.getParent());
                Files.write(file, each.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.size();
    }

    /**
     * Deletes files.
     *
     * @return how many were there
     */
    int delete(Collection<String> names) {
        int deleted = 0;
        try {
            for (String each : names) {
                deleted += Files.deleteIfExists(root.resolve(each)) ? 1 : 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return deleted;
    }

    /** The files of a class that is not known otherwise: its own and those of its nested classes. */
    List<String> filesOfClass(Path folder, Path source) {
        Path name = folder.relativize(source);
        String file = name.getFileName().toString();
        String simple = file.substring(0, file.length() - ".java".length());
        Path parent = Objects.requireNonNull(root.resolve(name).getParent());
        try (Stream<Path> siblings = Files.list(parent)) {
            return siblings.map(Path::getFileName)
                    .map(Path::toString)
                    .filter(each -> each.equals(simple + ".class")
                            || (each.startsWith(simple + "$") && each.endsWith(".class")))
                    .map(each -> root.relativize(parent.resolve(each)).toString())
                    .toList();
        } catch (NotDirectoryException | NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Copies resources to here, and deletes those that are gone.
     *
     * @param folders of resources; where several have a file, the first counts
     */
    void follow(Changes changes, List<Path> folders) {
        try {
            for (Path file : changes.files().keySet()) {
                Path name = name(file, folders);
                Path source = folders.stream()
                        .map(each -> each.resolve(name))
                        .filter(Files::isRegularFile)
                        .findFirst()
                        .orElse(null);
                if (source == null) {
                    Files.deleteIfExists(root.resolve(name));
                } else {
                    copy(source, root.resolve(name));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of the resources that are not here, or are older here. */
    Changes missing(Snapshot resources, List<Path> folders) {
        return resources
                .since(Snapshot.EMPTY)
                .below(folders)
                .where(file -> isOlder(root.resolve(name(file, folders)), file));
    }

    private static Path name(Path file, List<Path> folders) {
        return folders.stream()
                .filter(file::startsWith)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(file + " is in no folder of resources"))
                .relativize(file);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isOlder(Path file, Path than) {
        try {
            return Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(than)) < 0;
        } catch (IOException notThere) {
            return true;
        }
    }
}
