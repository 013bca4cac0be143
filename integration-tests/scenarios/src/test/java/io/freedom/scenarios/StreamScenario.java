package io.freedom.scenarios;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Answers and uploads that take their time. */
@InBothModes
class StreamScenario extends Requests {

    private static final int BIG = 16 * 1024 * 1024;

    @Test
    void serverSentEvents(Client client) {
        assertCompletes(client, "/stream/events", 200, "data: 3");
    }

    @Test
    void anUploadThatAListenerReads(Client client) throws IOException {
        String id = name(client);
        try (Socket socket = client.open()) {
            Client.send(
                    socket,
                    client.head("POST", "/stream/read", id) + "Content-Length: 5000\r\nConnection: close\r\n\r\n"
                            + "x".repeat(2500));
            await().until(() -> client.journal(id).contains("started"));
            Client.send(socket, "x".repeat(2500));
            assertThat(Client.readAll(socket)).startsWith("HTTP/1.1 200 ").contains("read 5000");
        }
        assertFinished(client.awaitFinished(id), "COMPLETED", 200, "null");
    }

    @Test
    void aReaderThatTwoDispatchesShare(Client client) throws IOException {
        String id = name(client);
        try (Socket socket = client.open()) {
            Client.send(
                    socket,
                    client.head("POST", "/stream/lines", id)
                            + "Content-Type: text/plain\r\nContent-Length: 8\r\nConnection: close\r\n\r\none\ntwo\n");
            assertThat(Client.readAll(socket)).startsWith("HTTP/1.1 200 ").contains("one then two");
        }
        assertFinished(client.awaitFinished(id), "COMPLETED", 200, "null");
    }

    @Test
    void aSlowReader(Client client) throws IOException {
        readSlowly(client, "/stream/big");
    }

    /** The application is done before the client has read: with the hook, the request is not. */
    @Test
    void aSlowReaderOfWhatTheServerSendsByItself(Client client) throws IOException {
        assumeTrue(mode() == Mode.HOOK, "the listeners come before the last byte");
        readSlowly(client, "/stream/big-buffered");
    }

    private void readSlowly(Client client, String path) throws IOException {
        String id = name(client);
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.setSoTimeout(Client.READ_TIMEOUT);
            InetSocketAddress address = client.site().http();
            socket.connect(address);
            Client.send(socket, client.get(path, id));
            assertThat(Client.readUntil(socket, "\r\n\r\n")).startsWith("HTTP/1.1 200 ");
            // Longer than any grace of the watchdog's.
            await().during(QUIET)
                    .atMost(QUIET.plus(RunningServer.PATIENCE))
                    .pollInterval(Duration.ofMillis(100))
                    .until(
                            () -> client.journal(id),
                            lines -> lines.stream().noneMatch(line -> line.startsWith("finished")));
            assertThat(Client.readAll(socket).getBytes(ISO_8859_1)).hasSize(BIG);
            client.ended(id);
        }
        assertFinished(client.awaitFinished(id), "COMPLETED", 200, "null");
    }
}
