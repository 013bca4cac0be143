package io.freedom.spi;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * How one server tells that it has ended a request: after the last byte, and after its error page. One instance serves one
 * deployment.
 *
 * <p>Threading: used by all threads that serve requests.
 */
public interface CompletionHook extends AutoCloseable {

    /** The name of the mode, for the start-up line, such as {@code Jetty's completion listener}. */
    String name();

    /** Whether this server's hook can be attached to the request; where not, the servlet listeners serve. */
    boolean accepts(HttpServletRequest request, HttpServletResponse response);

    /**
     * Asks the server to tell when it has ended this request. Called once per request, on the thread of its first dispatch,
     * before any other filter.
     *
     * @param request a request that {@link #accepts} said yes to; the server's own, unless the server wraps it itself
     * @param response its response
     * @throws RuntimeException if the server refuses; then the servlet listeners serve this request, and the completion
     *     must never be called
     */
    Attachment attach(HttpServletRequest request, HttpServletResponse response, Completion completion);

    /** Whether this failure of an application only says that the client has left. */
    boolean isAbort(Throwable failure);

    /**
     * Removes what the hook left in the server. Called once, when the site is undeployed; completions of requests that are
     * still open may come later.
     */
    @Override
    default void close() {}

    /** What to call when the server has ended a request. */
    @FunctionalInterface
    interface Completion {

        /**
         * To be called once, on any thread, with the last byte of the response sent or the connection given up. What
         * observers do is done on another thread, so that this call returns soon, and a thread that serves I/O may make it.
         *
         * @param status the status of the response; 0 where the server has forgotten which one was sent, then the one
         *     that the site saw last is taken
         * @param failure what made the server give up the connection; null where it did not
         */
        void completed(int status, @Nullable Throwable failure);
    }

    /** A request that waits for its completion. */
    @FunctionalInterface
    interface Attachment {

        /** The answer of a server whose hook needs no help: it never delays the completion beyond the last byte. */
        Attachment PROMPT = () -> false;

        /**
         * Whether all of the response has been sent although the completion has not come, because the server waits for the
         * rest of a request body that nobody reads. Asked now and then, on any thread, once the request left the site.
         */
        boolean isResponseSent();
    }
}
