package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

@InBothModes
class SynchronousScenario extends Requests {

    @Test
    void theServerTellsTheEndAsExpected(Client client, ServerUnderTest server) {
        String expected = mode() == Mode.HOOK ? server.hookName() : "servlet listeners";
        assertThat(client.ask("/facts")).contains("completion=" + expected);
    }

    @Test
    void aSmallBody(Client client) {
        assertCompletes(client, "/small", 200, "small");
    }

    @Test
    void aStreamedBody(Client client) {
        assertCompletes(client, "/streamed", 200, "\0\0\0\0");
    }

    @Test
    void noBody(Client client) {
        assertCompletes(client, "/no-content", 204, "");
        assertCompletes(client, "/not-modified", 304, "");
    }

    @Test
    void head(Client client) {
        String id = name(client);
        String response = client.exchange(client.head("HEAD", "/small", id) + "Connection: close\r\n\r\n");
        assertThat(response).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
        assertFinished(client.awaitFinished(id), "COMPLETED", 200, "null");
    }

    @Test
    void aRedirect(Client client) {
        assertCompletes(client, "/redirect", 302, "/small");
    }

    @Test
    void aStaticFile(Client client) {
        assertCompletes(client, "/static/file.txt", 200, "A static file.");
    }

    @Test
    void anUnknownPath(Client client) {
        assertCompletes(client, "/nowhere", 404, "");
        assertCompletes(client, "/static/nowhere", 404, "");
    }

    @Test
    void forwardAndInclude(Client client) {
        assertCompletes(client, "/forward", 200, "small");
        assertCompletes(client, "/include", 200, "small and more");
    }

    @Test
    void aBodyThatTheApplicationDoesNotRead(Client client) {
        String id = name(client);
        String body = "x".repeat(100_000);
        String response = client.exchange(client.head("POST", "/small", id) + "Connection: close\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);
        assertThat(response).startsWith("HTTP/1.1 200 ");
        assertFinished(client.awaitFinished(id), "COMPLETED", 200, "null");
    }

    @Test
    void aChunkedUpload(Client client) {
        String id = name(client);
        String response = client.exchange(client.head("POST", "/echo", id)
                + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n");
        assertThat(response).startsWith("HTTP/1.1 200 ").endsWith("abcdefg");
        assertFinished(client.awaitFinished(id), "COMPLETED", 200, "null");
    }

    @Test
    void requestsInAPipelineOnOneConnection(Client client) {
        List<String> ids = List.of(name(client), name(client), name(client));
        StringBuilder pipeline = new StringBuilder();
        for (String id : ids.subList(0, 2)) {
            pipeline.append(client.head("GET", "/small", id)).append("\r\n");
        }
        pipeline.append(client.get("/small", ids.get(2)));
        assertThat(client.exchange(pipeline.toString()).split("HTTP/1.1 200 ")).hasSize(4);
        for (String id : ids) {
            assertFinished(client.awaitFinished(id), "COMPLETED", 200, "null");
        }
    }

    @Test
    void anObserverThatThrowsDisturbsNothing(Client client) {
        assertCompletes(client, "/small?broken-observer", 200, "small");
    }

    @Test
    void thePathThatAnApplicationSeesDoesNotDependOnTheMapping(Client client) {
        assertCompletes(client, "/mapping", 200, "||/mapping");
    }

    @Test
    void theRootGoesToTheApplicationEvenIfThereIsAWelcomeFile(Client client) {
        assertCompletes(client, "/", 200, "the root");
    }

    @Test
    void aSiteThatClearsTheAttributesOfItsRequest(Client client) {
        assertCompletes(client, "/clears-attributes", 200, "cleared");
    }

    @Test
    void aSlowObserverDelaysNoClientWhereTheServerHasAHook(Client client) throws IOException {
        assumeTrue(mode() == Mode.HOOK, "the listeners come before the last byte");
        String id = name(client);
        try (Socket socket = client.open()) {
            Client.send(socket, client.head("GET", "/small?hold-observer", id) + "\r\n");
            assertThat(Client.readUntil(socket, "small")).startsWith("HTTP/1.1 200 ");
            org.awaitility.Awaitility.await().until(() -> client.journal(id).contains("holding"));
            assertThat(client.journal(id)).noneMatch(line -> line.startsWith("finished"));
            client.release(id);
            assertFinished(client.awaitFinished(id), "COMPLETED", 200, "null");
        }
    }
}
