package io.freedom.internal.http;

import io.freedom.internal.request.RequestLifecycle;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** The response that the site sees: tells when an error page is to come, and when the client of a write listener left. */
final class TrackedResponse extends HttpServletResponseWrapper {

    private final HttpServletRequest request;
    private final RequestLifecycle lifecycle;

    TrackedResponse(HttpServletRequest request, HttpServletResponse response, RequestLifecycle lifecycle) {
        super(response);
        this.request = request;
        this.lifecycle = lifecycle;
    }

    /** Only an asynchronous request may have a write listener; all others get the container's own stream. */
    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        ServletOutputStream output = super.getOutputStream();
        return request.isAsyncStarted() ? new TrackedOutput(output, lifecycle) : output;
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
