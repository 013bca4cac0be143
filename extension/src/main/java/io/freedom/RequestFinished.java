package io.freedom;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Emitted exactly once per request, when the request is really over: after the response's last byte where the container
 * tells (the start-up line names the mode), after the container's error page, after the last cycle of an asynchronous
 * request. Observers release what the request held.
 *
 * <p>Threading: the thread is not specified; it need not be the one that ran the application. A request context is active
 * while synchronous observers run; it is the request's own only where the container still holds it, so keep what must be
 * released under {@link RequestInfo#id()}, not in a {@code @RequestScoped} bean.
 *
 * @param request what is known of the request; the same instance in all events of one request
 * @param outcome how it ended
 * @param status the HTTP status of the response, the error page's where there is one
 * @param failure what the application or a filter threw first, or what made the container give up; null where nothing did
 * @param elapsed from the first filter to the end
 */
public record RequestFinished(
        RequestInfo request,
        RequestOutcome outcome,
        int status,
        @Nullable Throwable failure,
        Duration elapsed) {

    public RequestFinished {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(elapsed, "elapsed");
    }
}
