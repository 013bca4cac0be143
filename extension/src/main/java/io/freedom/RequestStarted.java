package io.freedom;

import java.util.Objects;

/**
 * Emitted exactly once per request, before its application or any other filter runs, on the thread that runs them.
 *
 * @param request what is known of the request; the same instance in all events of one request
 */
public record RequestStarted(RequestInfo request) {

    public RequestStarted {
        Objects.requireNonNull(request, "request");
    }
}
