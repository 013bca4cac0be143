package io.freedom.internal.http;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * The text of the request below the buffer that the site sees: tells when it can't be read any more because the client has
 * left.
 */
final class TrackedReader extends FilterReader {

    private final ClientConnection connection;
    private boolean closed;

    TrackedReader(Reader reader, ClientConnection connection) {
        super(reader);
        this.connection = connection;
    }

    @Override
    public int read(char[] characters, int offset, int length) throws IOException {
        try {
            return super.read(characters, offset, length);
        } catch (IOException failure) {
            throw connection.inputFailed(failure, closed);
        }
    }

    @Override
    public boolean ready() throws IOException {
        try {
            return super.ready();
        } catch (IOException failure) {
            throw connection.inputFailed(failure, closed);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        super.close();
    }
}
