package io.freedom.internal.resources;

import java.lang.StackWalker.StackFrame;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When and where something was acquired.
 *
 * <p>Threading: immutable, but for {@link #report}.
 */
final class Origin {

    private static final String ELSEWHERE = "code that is not the site's";

    private static final StackWalker WALKER = StackWalker.getInstance();

    /** The packages whose frames never are the place that a person looks for; what is below them is. */
    private static final String[] NOT_THE_SITE = {
        "java.",
        "javax.",
        "jdk.",
        "sun.",
        "com.sun.",
        "jakarta.",
        "io.freedom.internal.",
        "io.freedom.spi.",
        // The proxies through which a bean that is a data source is called.
        "org.jboss.weld.",
        "org.apache.webbeans."
    };

    private static final String PUBLIC_TYPES = "io.freedom.";

    private final long nanos;
    private final Thread thread = Thread.currentThread();
    private final @Nullable StackFrame frame;
    private final @Nullable Stack stack;
    private boolean reported;

    private Origin(long nanos, @Nullable StackFrame frame, @Nullable Stack stack) {
        this.nanos = nanos;
        this.frame = frame;
        this.stack = stack;
    }

    /**
     * What this thread does now. Cheap: the frames above the site's are looked at, and no line is resolved.
     *
     * @param nanos when it is, on the clock of the site's timer
     */
    static Origin place(long nanos) {
        return new Origin(
                nanos,
                WALKER.walk(frames -> frames.filter(frame -> isOfSite(frame.getClassName()))
                                .findFirst())
                        .orElse(null),
                null);
    }

    /** What this thread does now, with the whole stack. Costs as much as an exception. */
    static Origin stack(long nanos) {
        return new Origin(
                nanos, null, new Stack("The thread " + Thread.currentThread().getName() + " acquired it here"));
    }

    private static boolean isOfSite(String type) {
        for (String prefix : NOT_THE_SITE) {
            if (type.startsWith(prefix)) {
                return false;
            }
        }
        return !type.startsWith(PUBLIC_TYPES) || type.indexOf('.', PUBLIC_TYPES.length()) >= 0;
    }

    /** The first line of the site's own that led to it. */
    String place() {
        if (frame != null) {
            return text(frame.toStackTraceElement());
        }
        return stack == null
                ? ELSEWHERE
                : Arrays.stream(stack.getStackTrace())
                        .filter(element -> isOfSite(element.getClassName()))
                        .findFirst()
                        .map(Origin::text)
                        .orElse(ELSEWHERE);
    }

    /** The stack from the site's own first line on; empty where it was not asked for. */
    List<String> lines() {
        if (stack == null) {
            return List.of();
        }
        List<StackTraceElement> all = List.of(stack.getStackTrace());
        int first = 0;
        while (first < all.size() && !isOfSite(all.get(first).getClassName())) {
            first++;
        }
        return all.subList(first == all.size() ? 0 : first, all.size()).stream()
                .map(Origin::text)
                .toList();
    }

    /** Without the class loader, which on WildFly is longer than all the rest. */
    private static String text(StackTraceElement element) {
        return new StackTraceElement(
                        element.getClassName(), element.getMethodName(), element.getFileName(), element.getLineNumber())
                .toString();
    }

    /** The whole stack; null where it was not asked for. */
    @Nullable
    Stack stack() {
        return stack;
    }

    /** The same stack, for a report to add to. */
    @Nullable
    Stack copy() {
        return stack == null ? null : new Stack(Objects.requireNonNull(stack.getMessage()), stack.getStackTrace());
    }

    /** The thread that acquired it. */
    Thread thread() {
        return thread;
    }

    Duration age(long now) {
        return Duration.ofNanos(now - nanos);
    }

    /** Whether it has not been reported yet. By one thread at a time. */
    boolean report() {
        boolean first = !reported;
        reported = true;
        return first;
    }
}
