package io.freedom.internal.http;

import io.freedom.internal.request.RequestLifecycle;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The response that the site sees: tells when an error page is to come, and when the client of a write listener left. */
final class TrackedResponse extends HttpServletResponseWrapper {

    private final RequestLifecycle lifecycle;
    private @Nullable TrackedOutput output;

    TrackedResponse(HttpServletResponse response, RequestLifecycle lifecycle) {
        super(response);
        this.lifecycle = lifecycle;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        TrackedOutput known = output;
        if (known == null) {
            known = new TrackedOutput(super.getOutputStream(), lifecycle);
            output = known;
        }
        return known;
    }

    /** Told after the call: one that throws, because the response is committed, has no page to come. */
    @Override
    public void sendError(int status) throws IOException {
        super.sendError(status);
        lifecycle.errorSent();
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        super.sendError(status, message);
        lifecycle.errorSent();
    }
}
