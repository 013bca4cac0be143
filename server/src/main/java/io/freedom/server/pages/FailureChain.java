package io.freedom.server.pages;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An exception, its causes and what was suppressed on the way, in the order in which they are told: the exception, its causes, and
 * then for each of these what it suppressed. It ends, whatever the exceptions say of each other.
 *
 * @param links the first is the exception itself
 * @param leftOut how many more there are
 */
record FailureChain(List<Link> links, int leftOut) {

    private static final int FIRST = 12;
    private static final int LAST = 6;
    private static final int SUPPRESSED = 12;

    /** A chain longer than that is one that grows while it is walked. */
    private static final int LONGEST = 100_000;

    FailureChain {
        links = List.copyOf(links);
    }

    /**
     * @param relation to the one before, as {@link Page.Failing} has it
     * @param enclosing the one whose cause it is, and whose frames it therefore shares; or null
     */
    record Link(
            Throwable failure, String relation, @Nullable Throwable enclosing) {}

    static FailureChain of(Throwable failure) {
        Walk walk = new Walk();
        List<Link> causes = walk.causes(failure, "");
        List<Link> suppressed = walk.suppressed();
        List<Link> told = new ArrayList<>(shortened(causes, FIRST, LAST));
        told.addAll(shortened(suppressed, SUPPRESSED, 0));
        return new FailureChain(told, causes.size() + suppressed.size() - told.size());
    }

    private static List<Link> shortened(List<Link> links, int first, int last) {
        if (links.size() <= first + last) {
            return links;
        }
        List<Link> some = new ArrayList<>(links.subList(0, first));
        some.addAll(links.subList(links.size() - last, links.size()));
        return some;
    }

    private static final class Walk {

        private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Deque<Throwable> suppressing = new ArrayDeque<>();

        List<Link> causes(Throwable failure, String relation) {
            List<Link> links = new ArrayList<>();
            Throwable enclosing = null;
            Throwable each = failure;
            while (each != null && seen.size() < LONGEST && seen.add(each)) {
                links.add(new Link(each, links.isEmpty() ? relation : "Caused by", enclosing));
                suppressing.add(each);
                enclosing = each;
                each = cause(each);
            }
            return links;
        }

        List<Link> suppressed() {
            List<Link> links = new ArrayList<>();
            while (!suppressing.isEmpty()) {
                Throwable of = suppressing.remove();
                for (Throwable each : of.getSuppressed()) {
                    links.addAll(causes(each, "Suppressed by " + of.getClass().getSimpleName()));
                }
            }
            return links;
        }
    }

    /** An exception's own method may throw. */
    private static @Nullable Throwable cause(Throwable failure) {
        try {
            return failure.getCause();
        } catch (RuntimeException | Error e) {
            return null;
        }
    }
}
