package io.freedom.internal.http;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The input that the site sees: tells when it can't be read any more because the client has left. */
final class TrackedInput extends ServletInputStream {

    private final ServletInputStream input;
    private final ClientConnection connection;
    private boolean closed;

    TrackedInput(ServletInputStream input, ClientConnection connection) {
        this.input = input;
        this.connection = connection;
    }

    private IOException failed(IOException failure) {
        return connection.inputFailed(failure, closed);
    }

    @Override
    public void setReadListener(ReadListener listener) {
        input.setReadListener(new TrackedReadListener(requireNonNull(listener), connection));
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
        try {
            return input.read();
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return input.read(bytes, offset, length);
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    /** Overrides a method of Servlet 6.1. */
    public int read(ByteBuffer buffer) throws IOException {
        try {
            return ByteBuffers.read(input, buffer);
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    @Override
    public long skip(long count) throws IOException {
        try {
            return input.skip(count);
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    @Override
    public int available() throws IOException {
        try {
            return input.available();
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        input.close();
    }
}
