package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What HTTP allows, and what it does not. */
@InBothModes
class MessageScenario extends Requests {

    private static final String SMALL_UPLOAD = "Content-Length: 5\r\nConnection: close\r\n";

    @Test
    void aClientThatWaitsForContinue(Client client) throws IOException {
        String id = name(client);
        try (Socket socket = client.open()) {
            Client.send(socket, client.head("POST", "/echo", id) + SMALL_UPLOAD + "Expect: 100-continue\r\n\r\n");
            assertThat(Client.readUntil(socket, "\r\n\r\n")).startsWith("HTTP/1.1 100 ");
            Client.send(socket, "hello");
            assertThat(Client.readAll(socket)).startsWith("HTTP/1.1 200 ").contains("hello");
        }
        assertFinished(client.awaitFinished(id), "COMPLETED", 200, "null");
    }

    /** The server may ask for the body nevertheless; the client does not send it, and leaves when it has the answer. */
    @Test
    void aClientThatWaitsForContinueAndIsAnsweredAtOnce(Client client) throws IOException {
        String id = name(client);
        try (Socket socket = client.open()) {
            Client.send(socket, client.head("POST", "/small", id) + SMALL_UPLOAD + "Expect: 100-continue\r\n\r\n");
            assertThat(Client.readUntil(socket, "small")).contains("HTTP/1.1 200 ");
        }
        assertFinished(client.awaitFinished(id), "COMPLETED", 200, "null");
    }

    /** The rest of the body never comes: that the response left is enough. */
    @Test
    void aBodyThatTheApplicationDoesNotReadAndTheClientDoesNotSend(Client client) throws IOException {
        String id = name(client);
        try (Socket socket = client.open()) {
            Client.send(socket, client.head("POST", "/small", id) + "Content-Length: 100000\r\n\r\nonly this");
            assertThat(Client.readUntil(socket, "small")).startsWith("HTTP/1.1 200 ");
            client.ended(id);
            assertFinished(client.awaitFinished(id), "COMPLETED", 200, "null");
        }
    }

    @Test
    void aRequestOfHttp10(Client client) {
        String id = name(client);
        assertThat(client.exchange("GET " + client.path("/small", id) + " HTTP/1.0\r\n\r\n"))
                .contains(" 200 ")
                .endsWith("small");
        assertFinished(client.awaitFinished(id), "COMPLETED", 200, "null");
    }

    /** A server may answer OPTIONS and TRACE itself, or refuse them, before any filter. */
    @Test
    void otherMethods(Client client) {
        for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "UNHEARD-OF")) {
            String id = nameOfOneThatMayBeRefused(client);
            String response = client.exchange(client.head(method, "/small", id) + "Connection: close\r\n\r\n");
            assertNothingOrCompleted(client, id, status(response));
        }
    }

    /** A server redirects to the folder, shows it or hides it, before any filter or in its default servlet. */
    @Test
    void aFolder(Client client) {
        for (String path : List.of("/static", "/static/")) {
            String id = nameOfOneThatMayBeRefused(client);
            String response = client.exchange(client.get(path, id));
            assertThat(status(response)).isIn(200, 301, 302, 307, 308, 403, 404);
            assertNothingOrCompleted(client, id, status(response));
        }
    }

    /** A site with a context path: the server adds the slash, or the site answers. */
    @Test
    void theContextPathWithoutSlash(Client client) {
        String id = nameOfOneThatMayBeRefused(client);
        String path = client.site().contextPath().isEmpty() ? "/" : "";
        String response = client.exchange(client.get(path, id));
        assertThat(status(response)).isIn(200, 301, 302, 307, 308);
        assertNothingOrCompleted(client, id, status(response));
    }

    /** Servers have limits, and they differ: 400, 413, 414 or 431 before any filter, or an answer. */
    @Test
    void aRequestWithLargeHeaders(Client client) throws IOException {
        String id = nameOfOneThatMayBeRefused(client);
        String response;
        try (Socket socket = client.open()) {
            response = Client.sendAndReadWhatComes(
                    socket,
                    client.head("GET", "/small", id) + "X-Large: " + "x".repeat(60_000)
                            + "\r\nConnection: close\r\n\r\n");
        }
        // A server that refuses may reset the connection while the client still sends.
        if (!response.isEmpty()) {
            assertThat(status(response)).isIn(200, 400, 413, 414, 431);
            assertNothingOrCompleted(client, id, status(response));
        }
        assertCompletes(client, "/small", 200, "small");
    }

    /** What can't be a request never reaches a filter, also where a server waits for more; and the next request is served. */
    @Test
    void notARequest(Client client) throws IOException {
        for (String nonsense : List.of(
                "\0\1\2\3\r\n\r\n",
                "GET\r\n\r\n",
                "GET " + maybe(client, "/small") + " HTTP/9.9\r\n\r\n",
                "GET " + maybe(client, "/small") + " HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET " + maybe(client, "/sm%zzall") + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET " + maybe(client, "/small")
                        + " HTTP/1.1\r\nHost: localhost\r\nno colon\r\nConnection: close\r\n\r\n",
                "POST " + maybe(client, "/small")
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\nConnection: close\r\n\r\n")) {
            String response = answerInTime(client, nonsense);
            assertThat(response.isEmpty() || status(response) >= 200).isTrue();
        }
        assertCompletes(client, "/small", 200, "small");
    }

    /** The application may be told with an exception (500), the server answers 400 itself, or waits until the client leaves. */
    @Test
    void aChunkedUploadThatBreaksTheRules(Client client) throws IOException {
        String id = name(client);
        String response = answerInTime(
                client,
                client.head("POST", "/echo", id)
                        + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nnot a number\r\n\r\n");
        client.ended(id);
        if (!response.isEmpty()) {
            assertThat(status(response)).isIn(400, 500);
        }
        assertThat(client.awaitFinished(id))
                .filteredOn(line -> line.startsWith("finished "))
                .singleElement()
                .asString()
                // It is the client's fault, but it did not leave: which of both depends on what the server throws.
                .matches("finished (FAILED|ABORTED) (200|400|500) failure=(?!null).*context=true loader=true");
    }

    /** Beyond a server's limit the response can't be sent: it answers 500, or closes, or leaves the client alone. */
    @Test
    void aResponseWithLargeHeaders(Client client) throws IOException {
        String id = name(client);
        String response = answerInTime(client, client.get("/many-headers", id));
        client.ended(id);
        List<String> lines = client.awaitFinished(id);
        if (response.startsWith("HTTP/1.1 200 ")) {
            assertFinished(lines, "COMPLETED", 200, "null");
        } else {
            assertThat(response.isEmpty() || status(response) == 500).isTrue();
            assertThat(lines)
                    .filteredOn(line -> line.startsWith("finished "))
                    .singleElement()
                    .asString()
                    .endsWith("context=true loader=true")
                    // The application did nothing wrong, and a server may not tell what it could not write.
                    .matches("finished (COMPLETED|FAILED|ABORTED) (200|500) .*");
        }
    }

    /** What the server sends before it closes, or before a patient client leaves. */
    private static String answerInTime(Client client, String request) throws IOException {
        try (Socket socket = client.open()) {
            socket.setSoTimeout(3_000);
            return Client.sendAndReadWhatComes(socket, request);
        } catch (SocketTimeoutException noAnswer) {
            return "";
        }
    }

    /** The client has its response; some servers close the connection only when the application returns. */
    @Test
    void anApplicationThatClosesItsOutputAndWorksOn(Client client) throws IOException {
        String id = name(client);
        try (Socket socket = client.open()) {
            Client.send(socket, client.get("/closes-early", id));
            assertThat(Client.readUntil(socket, "closed early")).startsWith("HTTP/1.1 200 ");
            await().until(() -> client.journal(id).contains("working on"));
            assertThat(client.journal(id)).noneMatch(line -> line.startsWith("finished "));
            client.release(id);
            // Some servers end the response only now.
            Client.readAll(socket);
        }
        assertFinished(client.awaitFinished(id), "COMPLETED", 200, "null");
    }

    private String maybe(Client client, String path) {
        return client.path(path, nameOfOneThatMayBeRefused(client));
    }
}
