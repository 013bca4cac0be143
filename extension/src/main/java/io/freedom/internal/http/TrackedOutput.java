package io.freedom.internal.http;

import io.freedom.internal.request.RequestLifecycle;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/**
 * The output that the site sees: tells when the client of a write listener has left. An application whose listener is told
 * so completes the request in good order, and then the container itself sees nothing wrong.
 */
final class TrackedOutput extends ServletOutputStream {

    private final ServletOutputStream output;
    private final RequestLifecycle lifecycle;

    TrackedOutput(ServletOutputStream output, RequestLifecycle lifecycle) {
        this.output = output;
        this.lifecycle = lifecycle;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        output.setWriteListener(new TrackedWriteListener(listener, lifecycle, isUndertow()));
    }

    private boolean isUndertow() {
        return output.getClass().getName().startsWith("io.undertow.");
    }

    @Override
    public boolean isReady() {
        return output.isReady();
    }

    @Override
    public void write(int b) throws IOException {
        output.write(b);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        output.write(bytes);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        output.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        output.flush();
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}
