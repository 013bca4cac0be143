package io.freedom.server.deployment;

import jakarta.servlet.ServletContext;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Who answers a request that failed, or that there is no site for.
 *
 * <p>Threading: any thread, many at a time.
 */
public interface FailurePages {

    /**
     * Answers a failed request, also where the site has an error page for it. The response is not committed.
     *
     * @param failure what is known of it
     * @return false if the site's error page shall answer, or the server's plain one; then the callback was not used
     */
    boolean answer(Request request, Response response, Callback callback, Failure failure) throws Exception;

    /** Answers a request while there is no site; always takes the callback. */
    void answer(Request request, Response response, Callback callback, Problem problem) throws Exception;

    /**
     * A failed request.
     *
     * @param message what was given to {@code sendError}, or null
     * @param cause what was thrown, or null
     * @param errorPage the site's own error page for it, or null
     * @param site the site whose request it is
     */
    record Failure(
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            @Nullable String errorPage,
            ServletContext site) {}
}
