package io.freedom.internal.http;

import io.freedom.internal.request.Causes;
import java.util.Set;

/**
 * Recognises the exceptions with which containers tell an application that its client has left, where neither its streams
 * nor a completion hook tell it better: out of {@code getParts}, or to an {@code AsyncListener}. An {@code IOException} of another
 * name may as well come from the application's own connections.
 */
final class ClientAbort {

    /** Tomcat's and GlassFish's, Tomcat's over HTTP/2, and Jetty's. */
    private static final Set<String> NAMES =
            Set.of("ClientAbortException", "CloseNowException", "EofException", "HttpEofException");

    private ClientAbort() {}

    static boolean isAbort(Throwable failure) {
        return Causes.any(failure, cause -> NAMES.contains(cause.getClass().getSimpleName()));
    }
}
