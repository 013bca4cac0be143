package io.freedom.server.pages;

import io.freedom.server.Patience;
import io.freedom.server.ServerOptions;
import io.freedom.server.SiteServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** A project that is served on a free port, and a client that asks it, each time on a connection of its own. */
final class ServedProject implements AutoCloseable {

    private final SiteServer server;

    /** @param project compiled */
    ServedProject(Project project) {
        server = SiteServer.start(project.layout(), ServerOptions.at(new InetSocketAddress("127.0.0.1", 0)));
    }

    HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        return send(request(path, accept));
    }

    /** A request that the caller completes. */
    HttpRequest.Builder request(String path, String accept) {
        URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
        return HttpRequest.newBuilder(uri).timeout(Patience.LONG).header("Accept", accept);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    /** All that the server sends until it closes the connection. */
    String answerTo(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
