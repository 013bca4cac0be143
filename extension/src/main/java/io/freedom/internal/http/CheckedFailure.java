package io.freedom.internal.http;

import jakarta.servlet.ServletException;

/** Carries a checked exception of the application through the servlet interface, which does not know it. */
final class CheckedFailure extends ServletException {

    private static final long serialVersionUID = 1L;

    /** Where Tomcat, and the servers that descend from it, wrap an {@code Error} that leaves a filter or a servlet. */
    private static final String FILTER_CHAIN = "org.apache.catalina.core.ApplicationFilterChain";

    CheckedFailure(Exception failure) {
        super(failure);
    }

    /** What the application threw. */
    static Throwable unwrap(Throwable thrown) {
        Throwable failure = thrown;
        while (failure instanceof ServletException wrapper
                && wrapper.getRootCause() != null
                && (wrapper instanceof CheckedFailure || isOfContainer(wrapper))) {
            failure = wrapper.getRootCause();
        }
        return failure;
    }

    private static boolean isOfContainer(ServletException thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().equals(FILTER_CHAIN);
    }
}
