package io.freedom.server.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How a file was when it was looked at. A file that was written just before may be written again without a change of size
 * or time, because clocks of file systems are coarse; so for such a file the contents count too.
 *
 * @param modified nanoseconds since the epoch
 * @param size in bytes
 * @param key what the file system tells files by: an editor that renames a new file over the old one changes it; null where
 *     there is no such thing
 * @param contents a checksum, for a file written just before; null for the others
 */
record FileState(
        long modified,
        long size,
        @Nullable Object key,
        @Nullable Long contents) {

    /** As coarse as the clocks of file systems in use are: FAT counts in two seconds. */
    private static final long COARSE = TimeUnit.SECONDS.toNanos(2);

    /**
     * Looks at a file.
     *
     * @param before how it was the last time, or null
     * @param now nanoseconds since the epoch
     */
    static FileState of(Path file, BasicFileAttributes attributes, @Nullable FileState before, long now) {
        long modified = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        FileState state = new FileState(modified, attributes.size(), attributes.fileKey(), null);
        if (before != null && before.contents == null && before.equals(state)) {
            return before;
        }
        if (now - modified < COARSE) {
            return state.with(checksum(file));
        }
        if (before == null || before.contents == null || !before.sameBut(state)) {
            return state;
        }
        FileState looked = state.with(checksum(file));
        return before.equals(looked) ? state : looked;
    }

    /** Whether the file is the same as far as one can tell: where one state knows no contents, the rest decides. */
    boolean sameAs(FileState other) {
        return sameBut(other) && (contents == null || other.contents == null || contents.equals(other.contents));
    }

    private boolean sameBut(FileState other) {
        return modified == other.modified && size == other.size && Objects.equals(key, other.key);
    }

    private FileState with(@Nullable Long checksum) {
        return new FileState(modified, size, key, checksum);
    }

    private static @Nullable Long checksum(Path file) {
        CRC32C checksum = new CRC32C();
        try {
            checksum.update(Files.readAllBytes(file));
            return checksum.getValue();
        } catch (IOException goneMeanwhile) {
            return null;
        }
    }
}
