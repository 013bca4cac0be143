package scenarios;

import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A protocol of the site's own, for upgraded connections: a greeting, then each byte comes back. */
public class EchoProtocol implements HttpUpgradeHandler {

    /** The container wants its thread back. */
    @Override
    public void init(WebConnection connection) {
        new Thread(() -> echo(connection)).start();
    }

    @Override
    public void destroy() {}

    private static void echo(WebConnection connection) {
        try (connection) {
            InputStream input = connection.getInputStream();
            OutputStream output = connection.getOutputStream();
            output.write("ready".getBytes(StandardCharsets.US_ASCII));
            output.flush();
            for (int next = input.read(); next >= 0; next = input.read()) {
                output.write(next);
                output.flush();
            }
        } catch (IOException clientLeft) {
            // There is nobody to tell.
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
