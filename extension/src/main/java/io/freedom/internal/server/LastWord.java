package io.freedom.internal.server;

import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what a server still knows of a request that ends. What it can't tell any more is no reason to miss the end. */
final class LastWord {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private LastWord() {}

    /** The status; 0, which says that it is not known, where reading it fails. */
    static int status(IntSupplier status) {
        try {
            return status.getAsInt();
        } catch (RuntimeException | Error unreadable) {
            log("status", unreadable);
            return 0;
        }
    }

    /** What broke the connection; null where there is nothing, or reading it fails. */
    static @Nullable Throwable failure(Supplier<@Nullable Throwable> failure) {
        try {
            return failure.get();
        } catch (RuntimeException | Error unreadable) {
            log("failure", unreadable);
            return null;
        }
    }

    /** An answer, or what counts where there is none. */
    static boolean answer(BooleanSupplier question, boolean otherwise) {
        try {
            return question.getAsBoolean();
        } catch (RuntimeException | Error unreadable) {
            log("answer", unreadable);
            return otherwise;
        }
    }

    /** Does what the server may refuse by now. */
    static void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error refused) {
            log("step", refused);
        }
    }

    private static void log(String what, Throwable thrown) {
        LOG.log(System.Logger.Level.DEBUG, "the server no longer has a " + what + " for a request that ends", thrown);
    }
}
