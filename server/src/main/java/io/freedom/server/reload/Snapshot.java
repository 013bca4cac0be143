package io.freedom.server.reload;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The files below some places at one time, without those that editors leave behind. What lies at a place need not exist, and
 * may be a single file. Looking is cheap enough for every request: a few microseconds a file, and no contents but those of
 * files written within the last two seconds.
 *
 * @param files every file and how it was
 */
record Snapshot(Map<Path, FileState> files) {

    /** Nothing at all. */
    static final Snapshot EMPTY = new Snapshot(Map.of());

    /** What Maven leaves out of a WAR, too, and folders of development environments. */
    private static final Set<String> TOOLS =
            Set.of(".git", ".gitignore", ".gitattributes", ".gitkeep", ".hg", ".svn", ".DS_Store", ".idea", ".vscode");

    /** Locks of Emacs and LibreOffice, what macOS keeps beside a file, files that GNOME writes, those that NFS still holds. */
    private static final List<String> OF_TOOLS = List.of(".#", ".~", "._", ".goutputstream-", ".nfs");

    Snapshot {
        files = Map.copyOf(files);
    }

    /**
     * Looks at all files.
     *
     * @param before what was seen there the last time, so that only what may have changed is looked into
     */
    static Snapshot of(Collection<Path> places, Snapshot before) {
        return of(places, Set.of(), before);
    }

    /**
     * The same where some names may begin with a dot, unless they are an editor's or a tool's all the same.
     *
     * @param dotted those of the places where they may
     */
    static Snapshot of(Collection<Path> places, Set<Path> dotted, Snapshot before) {
        Scan scan = new Scan(before, TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()));
        for (Path place : places) {
            scan.walk(place, dotted.contains(place));
        }
        return new Snapshot(scan.found);
    }

    /** Some of the files. */
    Snapshot where(Predicate<Path> wanted) {
        Map<Path, FileState> some = new TreeMap<>(files);
        some.keySet().removeIf(wanted.negate());
        return new Snapshot(some);
    }

    /** This with the files below some places, and with those that this knows nothing of, as they were at another time. */
    Snapshot with(Snapshot other, Collection<Path> places) {
        Map<Path, FileState> all = new TreeMap<>(other.files);
        all.keySet().removeIf(files::containsKey);
        other.files.forEach((file, state) -> {
            if (places.stream().anyMatch(file::startsWith)) {
                all.put(file, state);
            }
        });
        files.forEach((file, state) -> {
            if (places.stream().noneMatch(file::startsWith)) {
                all.put(file, state);
            }
        });
        return new Snapshot(all);
    }

    /** What is different here from what was there before. */
    Changes since(Snapshot before) {
        Map<Path, Change> changes = new TreeMap<>();
        files.forEach((file, state) -> {
            FileState old = before.files.get(file);
            if (old == null) {
                changes.put(file, Change.ADDED);
            } else if (!old.sameAs(state)) {
                changes.put(file, Change.MODIFIED);
            }
        });
        before.files.keySet().stream()
                .filter(file -> !files.containsKey(file))
                .forEach(file -> changes.put(file, Change.DELETED));
        return new Changes(changes);
    }

    /** Whether a file or folder of this name is an editor's or a tool's own, and none of the site's. */
    private static boolean isPassing(String name) {
        return TOOLS.contains(name)
                || OF_TOOLS.stream().anyMatch(name::startsWith)
                || name.endsWith("~")
                || (name.startsWith("#") && name.endsWith("#"))
                || name.endsWith(".swp")
                || name.endsWith(".swx")
                || name.endsWith(".kate-swp")
                || name.endsWith("___jb_tmp___")
                || name.endsWith("___jb_old___")
                || name.equals("4913"); // Vim tries with this name whether it may write into the folder.
    }

    /** One look. */
    private static final class Scan extends SimpleFileVisitor<Path> {

        private final Map<Path, FileState> found = new TreeMap<>();
        private final Snapshot before;
        private final long now;
        private @Nullable Path place;
        private boolean dots;

        Scan(Snapshot before, long now) {
            this.before = before;
            this.now = now;
        }

        void walk(Path from, boolean mayHaveDots) {
            place = from;
            dots = mayHaveDots;
            try {
                Files.walkFileTree(from, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, this);
            } catch (IOException e) {
                throw new IllegalStateException("no method of this visitor throws", e);
            }
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isWatched(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && isWatched(file)) {
                found.put(file, FileState.of(file, attributes, before.files.get(file), now));
            }
            return FileVisitResult.CONTINUE;
        }

        /** It is not there, it went away between two looks, or it is a link to one of its parents. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        /** A place may have any name. */
        private boolean isWatched(Path path) {
            String name = path.getFileName().toString();
            return path.equals(place) || ((dots || !name.startsWith(".")) && !isPassing(name));
        }
    }
}
