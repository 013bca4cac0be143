package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Connections that end, wholly or by half, at every stage of a request. */
@InBothModes
class ConnectionScenario extends Requests {

    /** The client only says that it sends no more; a server may take that for its leaving. */
    @Test
    void halfClosedBeforeTheAnswer(Client client) throws IOException {
        halfClose(client, "/held");
    }

    @Test
    void halfClosedBeforeAnAsynchronousAnswer(Client client) throws IOException {
        halfClose(client, "/async/held");
    }

    private void halfClose(Client client, String path) throws IOException {
        String id = name(client);
        String response;
        try (Socket socket = client.open()) {
            Client.send(socket, client.get(path, id));
            await().until(() -> client.journal(id).contains("holding"));
            socket.shutdownOutput();
            client.release(id);
            // A server that takes half a connection for none resets it.
            response = Client.readWhatComes(socket);
        }
        if (response.contains("held") || response.contains("asynchronous")) {
            assertFinished(client.awaitFinished(id), "COMPLETED", 200, "null");
        } else {
            assertFinishedBy(client.awaitFinished(id), "ABORTED [0-9]+");
        }
    }

    /** What is written to a connection that is gone may be lost without anybody noticing. */
    @Test
    void resetBeforeTheFirstByte(Client client) throws IOException {
        resetWhileHeld(client, "/held");
    }

    @Test
    void resetBeforeTheFirstByteOfAnAsynchronousAnswer(Client client) throws IOException {
        resetWhileHeld(client, "/async/held");
    }

    private void resetWhileHeld(Client client, String path) throws IOException {
        String id = name(client);
        Socket socket = client.open();
        Client.send(socket, client.get(path, id));
        await().until(() -> client.journal(id).contains("holding"));
        reset(socket);
        client.release(id);
        client.ended(id);
        assertFinishedBy(client.awaitFinished(id), "(ABORTED [0-9]+|COMPLETED 200)");
    }

    /** Nothing was asked yet, so there is nothing to tell; and the next one is served. */
    @Test
    void resetInTheMiddleOfTheHeaders(Client client) throws IOException {
        String id = nameOfOneThatMayBeRefused(client);
        Socket socket = client.open();
        Client.send(socket, client.head("GET", "/small", id) + "X-Not-All");
        reset(socket);
        assertCompletes(client, "/small", 200, "small");
        assertThat(client.journal(id)).isEmpty();
    }

    /** A connection that never asks anything. */
    @Test
    void resetBeforeTheRequest(Client client) throws IOException {
        reset(client.open());
        client.open().close();
        assertCompletes(client, "/small", 200, "small");
    }

    /** A writer swallows the failure: only the server's hook can surely tell. */
    @Test
    void resetWhileAWriterStreams(Client client) throws IOException {
        String id = name(client);
        Socket socket = client.open();
        Client.send(socket, client.get("/stream/writer-without-end", id));
        Client.readUntil(socket, "on and on");
        reset(socket);
        client.ended(id);
        assertFinishedBy(client.awaitFinished(id), "ABORTED 200");
    }

    @Test
    void resetWhileEventsAreSent(Client client) throws IOException {
        String id = name(client);
        Socket socket = client.open();
        Client.send(socket, client.get("/stream/events-without-end", id));
        Client.readUntil(socket, "data: 3");
        reset(socket);
        client.ended(id);
        assertFinishedBy(client.awaitFinished(id), "ABORTED 200");
    }

    @Test
    void resetWhileAReaderReadsAChunkedUpload(Client client) throws IOException {
        String id = name(client);
        Socket socket = client.open();
        Client.send(
                socket, client.head("POST", "/echo-reader", id) + "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
        await().until(() -> client.journal(id).contains("started"));
        reset(socket);
        client.ended(id);
        assertFinishedBy(client.awaitFinished(id), "ABORTED [0-9]+");
    }

    @Test
    void resetWhileAListenerReads(Client client) throws IOException {
        String id = name(client);
        Socket socket = client.open();
        Client.send(socket, client.head("POST", "/stream/read", id) + "Content-Length: 5000\r\n\r\nonly this");
        await().until(() -> client.journal(id).contains("started"));
        reset(socket);
        client.ended(id);
        assertFinishedBy(client.awaitFinished(id), "ABORTED [0-9]+");
    }

    /** Leaves in good order, with the answer half read and the rest on its way. */
    @Test
    void closedWhileTheAnswerComes(Client client) throws IOException {
        String id = name(client);
        try (Socket socket = client.open()) {
            Client.send(socket, client.get("/stream/big", id));
            Client.readUntil(socket, "\0\0\0\0");
        }
        client.ended(id);
        assertFinishedBy(client.awaitFinished(id), "ABORTED 200");
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static void assertFinishedBy(List<String> lines, String end) {
        assertThat(lines)
                .filteredOn(line -> line.startsWith("finished "))
                .singleElement()
                .asString()
                .matches("finished " + end + " failure=.* context=true loader=true");
    }
}
