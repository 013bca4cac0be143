package io.freedom.internal.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Steps that are all taken, whichever of them fail.
 *
 * <p>Threading: used by one thread.
 */
final class Undoing {

    /** Thousands of statements may fail for one reason. */
    private static final int MOST_SUPPRESSED = 10;

    private @Nullable Throwable first;

    void step(Step step) {
        try {
            step.take();
        } catch (Throwable failure) {
            failed(failure);
        }
    }

    void failed(Throwable failure) {
        Throwable before = first;
        if (before == null) {
            first = failure;
        } else if (before != failure && before.getSuppressed().length < MOST_SUPPRESSED) {
            before.addSuppressed(failure);
        }
    }

    boolean hasFailed() {
        return first != null;
    }

    /** @throws SQLException the first failure, with the others; one that is unchecked is thrown as it is, too */
    void end() throws SQLException {
        Throwable failure = first;
        if (failure instanceof SQLException sql) {
            throw sql;
        } else if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        } else if (failure instanceof Error error) {
            throw error;
        } else if (failure != null) {
            throw new SQLException(failure); // a proxy can throw what its method does not declare
        }
    }

    @FunctionalInterface
    interface Step {

        void take() throws Throwable;
    }
}
