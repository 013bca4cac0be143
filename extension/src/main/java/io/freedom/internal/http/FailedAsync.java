package io.freedom.internal.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;

/**
 * What GlassFish and Payara leave undone where an application throws after {@code startAsync}: they show the error page, and
 * then the client waits for the end of the response until the timeout.
 */
final class FailedAsync {

    /** Tomcat's, which does it all, is in another package. */
    private static final String GLASSFISH = "org.apache.catalina.connector.AsyncContextImpl";

    /** Completes the request. The container does so after its error page, when the dispatch is over. */
    void complete(HttpServletRequest request, RequestTrack track) {
        try {
            if (isLeftOpen(request, track)) {
                request.getAsyncContext().complete();
            }
        } catch (RuntimeException done) {
            // The application completed it before it threw; whatever it is, the application's failure is what counts.
        }
    }

    private static boolean isLeftOpen(HttpServletRequest request, RequestTrack track) {
        return request.getDispatcherType() == DispatcherType.REQUEST
                && request.isAsyncStarted()
                && !track.isDispatchCalled()
                && request.getAsyncContext().getClass().getName().equals(GLASSFISH);
    }
}
