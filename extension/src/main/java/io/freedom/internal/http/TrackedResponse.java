package io.freedom.internal.http;

import io.freedom.internal.request.RequestLifecycle;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** The response that the site sees: tells when an error page is to come. */
final class TrackedResponse extends HttpServletResponseWrapper {

    private final RequestLifecycle lifecycle;

    TrackedResponse(HttpServletResponse response, RequestLifecycle lifecycle) {
        super(response);
        this.lifecycle = lifecycle;
    }

    @Override
    public void sendError(int status) throws IOException {
        lifecycle.errorSent();
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        lifecycle.errorSent();
        super.sendError(status, message);
    }
}
