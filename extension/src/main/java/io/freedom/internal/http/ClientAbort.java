package io.freedom.internal.http;

import java.util.Set;

/**
 * Recognises the exceptions with which containers tell an application that its client has left, where no completion hook
 * tells it better. An {@code IOException} of another name may as well come from the application's own connections.
 */
final class ClientAbort {

    /** Tomcat's and GlassFish's, and Jetty's. */
    private static final Set<String> NAMES = Set.of("ClientAbortException", "EofException", "HttpEofException");

    private ClientAbort() {}

    static boolean isAbort(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (NAMES.contains(cause.getClass().getSimpleName())) {
                return true;
            }
        }
        return false;
    }
}
