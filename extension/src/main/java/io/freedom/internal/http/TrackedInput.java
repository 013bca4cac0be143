package io.freedom.internal.http;

import io.freedom.internal.request.RequestLifecycle;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** The input that the site sees: tells when the client of a read listener has left. */
final class TrackedInput extends ServletInputStream {

    private final ServletInputStream input;
    private final RequestLifecycle lifecycle;

    TrackedInput(ServletInputStream input, RequestLifecycle lifecycle) {
        this.input = input;
        this.lifecycle = lifecycle;
    }

    @Override
    public void setReadListener(ReadListener listener) {
        input.setReadListener(new ReadListener() {
            @Override
            public void onDataAvailable() throws IOException {
                listener.onDataAvailable();
            }

            @Override
            public void onAllDataRead() throws IOException {
                listener.onAllDataRead();
            }

            @Override
            public void onError(Throwable failure) {
                lifecycle.connectionBroke(failure);
                listener.onError(failure);
            }
        });
    }

    @Override
    public boolean isFinished() {
        return input.isFinished();
    }

    @Override
    public boolean isReady() {
        return input.isReady();
    }

    @Override
    public int read() throws IOException {
        return input.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return input.read(bytes, offset, length);
    }

    @Override
    public long skip(long count) throws IOException {
        return input.skip(count);
    }

    @Override
    public int available() throws IOException {
        return input.available();
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
