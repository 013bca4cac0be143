package io.freedom.internal.server;

import io.freedom.internal.request.Causes;
import io.freedom.spi.CompletionHook;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The listener with which Grizzly, the connector of GlassFish and Payara, tells that it has served a request: after the last
 * byte was handed to the connection, and before the connection takes its next request. A body that nobody reads does not
 * delay it.
 */
final class GrizzlyCompletionHook implements CompletionHook {

    private final GrizzlyRequests requests;
    private final Class<?> clientAbort;

    GrizzlyCompletionHook(GrizzlyRequests requests, Class<?> clientAbort) {
        this.requests = requests;
        this.clientAbort = clientAbort;
    }

    @Override
    public String name() {
        return "Grizzly's after-service listener";
    }

    @Override
    public boolean accepts(HttpServletRequest request, HttpServletResponse response) {
        return requests.isFacade(Wrapped.innermost(request));
    }

    @Override
    public Attachment attach(HttpServletRequest request, HttpServletResponse response, Completion completion) {
        Object grizzlyRequest = requests.requestOf(Wrapped.innermost(request));
        if (grizzlyRequest == null) {
            throw new IllegalStateException("The request is over");
        }
        new GrizzlyCompletion(requests, grizzlyRequest, completion).listen();
        return Attachment.PROMPT;
    }

    @Override
    public boolean isAbort(Throwable failure) {
        return Causes.any(failure, clientAbort::isInstance);
    }
}
