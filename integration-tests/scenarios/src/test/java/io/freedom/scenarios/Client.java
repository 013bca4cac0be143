package io.freedom.scenarios;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Talks to the site: over raw sockets to the byte, and to its journal. */
public final class Client {

    private static final int READ_TIMEOUT = 40_000;

    private final InetSocketAddress address;
    private final HttpClient journal = HttpClient.newHttpClient();

    Client(InetSocketAddress address) {
        this.address = address;
    }

    /** Names a request. */
    public static String newId() {
        return UUID.randomUUID().toString();
    }

    /** A request line and headers that name the request and close the connection after it. */
    public static String get(String path, String id) {
        return head("GET", path, id) + "Connection: close\r\n\r\n";
    }

    public static String head(String method, String path, String id) {
        return method + ' ' + path + (path.contains("?") ? '&' : '?') + "id=" + id + " HTTP/1.1\r\nHost: localhost\r\n";
    }

    /** Sends the bytes and reads until the server closes. */
    public String exchange(String request) {
        try (Socket socket = open()) {
            send(socket, request);
            return readAll(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Socket open() throws IOException {
        Socket socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(READ_TIMEOUT);
        return socket;
    }

    public static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    public static String readAll(Socket socket) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        socket.getInputStream().transferTo(all);
        return all.toString(ISO_8859_1);
    }

    /** Reads until what was read ends with the text. */
    public static String readUntil(Socket socket, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end, Math.max(0, text.length() - end.length())) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("the server closed after: " + text);
            }
            text.append((char) next);
        }
        return text.toString();
    }

    /** What the site was told of the request, a line each. */
    public List<String> journal(String id) {
        return ask("/journal?of=" + id).lines().toList();
    }

    /** Lets an observer go on that the request's query told to hold. */
    public void release(String id) {
        ask("/release?of=" + id);
    }

    /** Whether a plain listener of the site's saw the request. */
    public boolean wasSeen(String id) {
        return Boolean.parseBoolean(ask("/seen?of=" + id));
    }

    /** The body of the answer to a request that has no name. */
    public String ask(String path) {
        URI uri = URI.create("http://" + address.getHostString() + ':' + address.getPort() + path);
        try {
            HttpResponse<String> response =
                    journal.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the request is finished, and returns what the site was told of it. */
    public List<String> awaitFinished(String id) {
        return await("request " + id + " finished")
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(40))
                .until(() -> journal(id), lines -> lines.stream().anyMatch(line -> line.startsWith("asynchronous ")));
    }
}
