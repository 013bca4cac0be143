package io.freedom;

import java.util.Objects;

/**
 * Emitted at most once per request, when the application or a filter throws, before the container's error page. The first
 * failure counts. {@link RequestFinished} follows.
 *
 * @param request what is known of the request; the same instance in all events of one request
 * @param failure what was thrown
 */
public record RequestFailed(RequestInfo request, Throwable failure) {

    public RequestFailed {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(failure, "failure");
    }
}
