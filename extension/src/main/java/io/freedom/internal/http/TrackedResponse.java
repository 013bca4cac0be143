package io.freedom.internal.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** The response that the site sees: tells when an error page is to come, and when the client has left. */
final class TrackedResponse extends HttpServletResponseWrapper {

    private final RequestTrack track;
    private final ResponseHead head;
    private @Nullable TrackedOutput output;
    private @Nullable TrackedWriter writer;

    TrackedResponse(HttpServletResponse response, RequestTrack track) {
        super(response);
        this.track = track;
        this.head = new ResponseHead(response);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        TrackedOutput known = output;
        if (known == null) {
            known = new TrackedOutput(super.getOutputStream(), track.connection(), head);
            output = known;
        }
        return known;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        PrintWriter current = super.getWriter();
        TrackedWriter known = writer;
        if (known == null || !known.wraps(current)) {
            known = new TrackedWriter(current, track.connection(), head);
            writer = known;
        }
        return known;
    }

    @Override
    public void reset() {
        super.reset();
        bodyDiscarded();
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        bodyDiscarded();
    }

    private void bodyDiscarded() {
        if (output != null) {
            output.discarded();
        }
    }

    @Override
    public void flushBuffer() throws IOException {
        try {
            super.flushBuffer();
        } catch (IOException failure) {
            throw track.connection().outputFailed(failure, head.isRedirected());
        }
    }

    /** Told after the call: one that throws, because the response is committed, has no page to come. */
    @Override
    public void sendError(int status) throws IOException {
        super.sendError(status);
        errorSent();
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        super.sendError(status, message);
        errorSent();
    }

    private void errorSent() {
        track.connection().responseEnded();
        track.lifecycle().errorSent();
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        super.sendRedirect(location);
        track.connection().responseEnded();
    }
}
