package io.freedom.internal.request;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The causes of a failure, the failure itself first. */
public final class Causes {

    /** Causes may form a circle. */
    private static final int DEEPEST = 100;

    private Causes() {}

    /** Whether one of them is the wanted one. */
    public static boolean any(@Nullable Throwable failure, Predicate<Throwable> wanted) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (wanted.test(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Whether one of them is this very object. */
    public static boolean include(@Nullable Throwable failure, @Nullable Throwable wanted) {
        return wanted != null && any(failure, cause -> cause == wanted);
    }
}
