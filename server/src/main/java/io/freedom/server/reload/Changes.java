package io.freedom.server.reload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The difference between two looks at some files.
 *
 * @param files what became of each file that is not as it was, in the order of their names
 */
record Changes(Map<Path, Change> files) {

    static final Changes NONE = new Changes(Map.of());

    Changes {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /** Those of the files that lie below one of some places, or are one of them. */
    Changes below(Collection<Path> places) {
        return where(file -> places.stream().anyMatch(file::startsWith));
    }

    /** These and later ones of the same files. */
    Changes and(Changes later) {
        Map<Path, Change> both = new TreeMap<>(files);
        later.files.forEach((file, change) -> both.merge(file, change, Changes::then));
        return new Changes(both);
    }

    private static Change then(Change first, Change second) {
        return first == Change.ADDED && second == Change.MODIFIED ? Change.ADDED : second;
    }

    Changes where(Predicate<Path> wanted) {
        Map<Path, Change> some = new LinkedHashMap<>(files);
        some.keySet().removeIf(wanted.negate());
        return new Changes(some);
    }

    /** The files that are there now. */
    List<Path> present() {
        return with(change -> change != Change.DELETED);
    }

    /** The files that were there before. */
    List<Path> gone() {
        return with(change -> change == Change.DELETED);
    }

    private List<Path> with(Predicate<Change> wanted) {
        List<Path> some = new ArrayList<>();
        files.forEach((file, change) -> {
            if (wanted.test(change)) {
                some.add(file);
            }
        });
        return some;
    }

    /** A few words for a person: the first file's name and what became of it, and how many others there are. */
    @Override
    public String toString() {
        if (files.isEmpty()) {
            return "nothing changed";
        }
        Map.Entry<Path, Change> first = files.entrySet().iterator().next();
        String what = switch (first.getValue()) {
            case ADDED -> "is new";
            case MODIFIED -> "changed";
            case DELETED -> "was deleted";
        };
        String others = files.size() == 1 ? "" : " and %d more".formatted(files.size() - 1);
        return "%s%s %s".formatted(first.getKey().getFileName(), others, others.isEmpty() ? what : "changed");
    }
}
