package io.freedom.internal.http;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The output that the site sees: tells when it can't be written any more because the client has left. An application that
 * keeps such an exception to itself, or completes the request in good order, looks to the container as if all were well.
 */
final class TrackedOutput extends ServletOutputStream {

    /** The servlet interface's. */
    private static final String LINE_END = "\r\n";

    private final ServletOutputStream output;
    private final ClientConnection connection;
    private final ResponseHead head;
    private long written;
    private boolean closed;

    TrackedOutput(ServletOutputStream output, ClientConnection connection, ResponseHead head) {
        this.output = output;
        this.connection = connection;
        this.head = head;
    }

    private IOException failed(IOException failure, int length) {
        long most = head.announcedLength();
        return connection.outputFailed(
                failure, closed || (most >= 0 && written + length > most) || head.isRedirected());
    }

    /** The container dropped all that had been written. */
    void discarded() {
        written = 0;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        output.setWriteListener(new TrackedWriteListener(requireNonNull(listener), connection, isUndertow()));
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

    /** Overrides a method of Servlet 6.1. */
    public void write(ByteBuffer buffer) throws IOException {
        int length = buffer.remaining();
        try {
            ByteBuffers.write(output, buffer);
            written += length;
        } catch (IOException failure) {
            throw failed(failure, length);
        }
    }

    @Override
    public void print(String text) throws IOException {
        print(text, "", () -> output.print(text));
    }

    @Override
    public void print(boolean value) throws IOException {
        print(String.valueOf(value), "", () -> output.print(value));
    }

    @Override
    public void println() throws IOException {
        print("", LINE_END, output::println);
    }

    @Override
    public void println(String text) throws IOException {
        print(text, LINE_END, () -> output.println(text));
    }

    @Override
    public void println(boolean value) throws IOException {
        print(String.valueOf(value), LINE_END, () -> output.println(value));
    }

    @Override
    public void println(char value) throws IOException {
        println(String.valueOf(value));
    }

    @Override
    public void println(int value) throws IOException {
        println(String.valueOf(value));
    }

    @Override
    public void println(long value) throws IOException {
        println(String.valueOf(value));
    }

    @Override
    public void println(float value) throws IOException {
        println(String.valueOf(value));
    }

    @Override
    public void println(double value) throws IOException {
        println(String.valueOf(value));
    }

    private interface Printing {

        void run() throws IOException;
    }

    /**
     * Lets the container print: it knows the charset, writes a line at once, as one who may not wait needs it, and the methods
     * of the interface know neither. How many bytes a text becomes is the container's secret: at least one a character, and at
     * most what UTF-8 needs.
     */
    private void print(@Nullable String text, String end, Printing printing) throws IOException {
        String line = text + end;
        try {
            printing.run();
            written += line.length();
        } catch (IOException failure) {
            throw failed(failure, line.getBytes(StandardCharsets.UTF_8).length);
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
