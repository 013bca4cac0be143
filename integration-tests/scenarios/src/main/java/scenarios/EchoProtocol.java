package scenarios;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A protocol of the site's own, for upgraded connections: each byte comes back, and the byte {@code .} ends it. */
public class EchoProtocol implements HttpUpgradeHandler {

    @Override
    public void init(WebConnection connection) {
        try {
            ServletInputStream input = connection.getInputStream();
            ServletOutputStream output = connection.getOutputStream();
            input.setReadListener(new Echo(connection, input, output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void destroy() {}

    private static final class Echo implements ReadListener {

        private final WebConnection connection;
        private final ServletInputStream input;
        private final ServletOutputStream output;

        Echo(WebConnection connection, ServletInputStream input, ServletOutputStream output) {
            this.connection = connection;
            this.input = input;
            this.output = output;
        }

        @Override
        public void onDataAvailable() throws IOException {
            while (input.isReady()) {
                int next = input.read();
                if (next < 0 || next == '.') {
                    close();
                    return;
                }
                output.write(next);
                output.flush();
            }
        }

        @Override
        public void onAllDataRead() throws IOException {
            close();
        }

        /** The client left: there is nobody to tell. */
        @Override
        public void onError(Throwable failure) {
            try {
                close();
            } catch (IOException alreadyClosed) {
                failure.addSuppressed(alreadyClosed);
            }
        }

        private void close() throws IOException {
            try {
                connection.close();
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }
}
