package io.freedom.internal.http;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The writer that the site sees. A {@code PrintWriter} keeps what is thrown below it to itself, and some containers then take
 * the response for a good one; so it is asked after each flush that the site asks for, {@code checkError()} among them. It
 * does not say why: where a length was announced, the site may have written more than that, which is no sign of the client's.
 */
final class TrackedWriter extends PrintWriter {

    private final PrintWriter writer;
    private final ClientConnection connection;
    private final ResponseHead head;
    private boolean closed;

    TrackedWriter(PrintWriter writer, ClientConnection connection, ResponseHead head) {
        super(writer);
        this.writer = writer;
        this.connection = connection;
        this.head = head;
    }

    boolean wraps(PrintWriter other) {
        return writer == other;
    }

    @Override
    public void flush() {
        super.flush();
        if (!closed && writer.checkError() && !head.isLengthCommitted()) {
            connection.outputFailed(new IOException("the response could not be written"), head.isRedirected());
        }
    }

    @Override
    public void close() {
        closed = true;
        super.close();
    }

    /** Containers have line ends of their own. */
    @Override
    public void println() {
        writer.println();
    }

    /** Containers may use the locale of the response. */
    @Override
    public PrintWriter format(String format, @Nullable Object... arguments) {
        writer.format(format, arguments);
        return this;
    }

    @Override
    public PrintWriter format(@Nullable Locale locale, String format, @Nullable Object... arguments) {
        writer.format(locale, format, arguments);
        return this;
    }
}
