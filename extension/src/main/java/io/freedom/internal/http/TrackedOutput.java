package io.freedom.internal.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.function.LongSupplier;

/**
 * The output that the site sees: tells when it can't be written any more because the client has left. An application that
 * keeps such an exception to itself, or completes the request in good order, looks to the container as if all were well.
 */
final class TrackedOutput extends ServletOutputStream {

    private final ServletOutputStream output;
    private final ClientConnection connection;
    private final LongSupplier announced;
    private long written;
    private boolean closed;

    /** @param announced how many bytes the response announced; negative where it did not */
    TrackedOutput(ServletOutputStream output, ClientConnection connection, LongSupplier announced) {
        this.output = output;
        this.connection = connection;
        this.announced = announced;
    }

    private IOException failed(IOException failure, int length) {
        long most = announced.getAsLong();
        return connection.outputFailed(failure, closed || (most >= 0 && written + length > most));
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        output.setWriteListener(new TrackedWriteListener(listener, connection, isUndertow()));
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
        try {
            output.write(b);
            written++;
        } catch (IOException failure) {
            throw failed(failure, 1);
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        try {
            output.write(bytes);
            written += bytes.length;
        } catch (IOException failure) {
            throw failed(failure, bytes.length);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            output.write(bytes, offset, length);
            written += length;
        } catch (IOException failure) {
            throw failed(failure, length);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            output.flush();
        } catch (IOException failure) {
            throw failed(failure, 0);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            output.close();
        } catch (IOException failure) {
            throw failed(failure, 0);
        } finally {
            closed = true;
        }
    }
}
