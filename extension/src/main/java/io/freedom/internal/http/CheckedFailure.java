package io.freedom.internal.http;

import jakarta.servlet.ServletException;

/** Carries a checked exception of the application through the servlet interface, which does not know it. */
final class CheckedFailure extends ServletException {

    private static final long serialVersionUID = 1L;

    CheckedFailure(Exception failure) {
        super(failure);
    }

    /** What the application threw. */
    static Throwable unwrap(Throwable thrown) {
        return thrown instanceof CheckedFailure checked ? checked.getRootCause() : thrown;
    }
}
