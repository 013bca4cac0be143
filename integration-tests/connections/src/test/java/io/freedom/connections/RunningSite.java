package io.freedom.connections;

import io.freedom.server.ServerOptions;
import io.freedom.server.SiteLayout;
import io.freedom.server.SiteServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The site on the built-in server, and its clients. */
final class RunningSite implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SiteServer server;

    RunningSite(Path war) {
        server = SiteServer.start(
                SiteLayout.of(war), ServerOptions.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
    }

    /** The site with these parts, and what else its settings say. */
    static RunningSite with(RealParts parts, Path archive, String... settings) throws IOException {
        String[] all = Arrays.copyOf(settings, settings.length + 1);
        all[settings.length] = parts.settings();
        return new RunningSite(new SiteArchive(Path.of(System.getProperty("connections.war")))
                .settings(all)
                .to(archive));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
        return client.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofString());
    }

    String body(String path) throws IOException, InterruptedException {
        return get(path).body();
    }

    /** Asks for a page that streams, and leaves as soon as its first bytes are there. */
    void leave(String path) throws IOException {
        try (Socket socket =
                new Socket(server.address().getAddress(), server.address().getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            if (!new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).equals("HTTP/1.1 200")) {
                throw new IOException("the page does not stream");
            }
            // Not the end of what it sends, but a reset.
            socket.setSoLinger(true, 0);
        }
    }

    /** What the site counts, by name. */
    Map<String, Long> numbers() {
        try {
            return Arrays.stream(body("/numbers").split(" "))
                    .map(number -> number.split("="))
                    .collect(Collectors.toMap(number -> number[0], number -> Long.parseLong(number[1])));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
