package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** A request that hands its connection over to another protocol is over with the handshake. */
@InBothModes
class UpgradeScenario extends Requests {

    /** Less than it takes a server to close an idle connection, as one does that knows no echo. */
    private static final int ECHO = 20_000;

    private static String handshake(Client client, String path, String id) {
        return client.head("GET", path, id) + "Upgrade: echo\r\nConnection: Upgrade\r\n\r\n";
    }

    /** Returns the upgraded connection, with the request finished. */
    private Socket upgraded(Client client, String id) throws IOException {
        Socket socket = client.open();
        Client.send(socket, handshake(client, "/upgrade", id));
        assertThat(Client.readUntil(socket, "\r\n\r\n")).startsWith("HTTP/1.1 101 ");
        assertThat(Client.readUntil(socket, "ready")).isEqualTo("ready");
        client.ended(id);
        assertFinished(client.awaitFinished(id), "COMPLETED", 101, "null");
        return socket;
    }

    @Test
    void finishedWhileTheConnectionIsOpen(Client client) throws IOException {
        String id = name(client);
        upgraded(client, id).close();
    }

    @Test
    void notFinishedAgainWhenTheConnectionCloses(Client client) throws IOException {
        String id = name(client);
        try (Socket socket = upgraded(client, id)) {
            socket.setSoLinger(true, 0);
        }
        await().during(QUIET)
                .atMost(QUIET.plus(RunningServer.PATIENCE))
                .untilAsserted(() -> assertFinished(client.journal(id), "COMPLETED", 101, "null"));
    }

    @Test
    void theNewProtocolIsSpokenAfterTheEnd(Client client) throws IOException {
        String id = name(client);
        try (Socket socket = upgraded(client, id)) {
            socket.setSoTimeout(ECHO);
            Client.send(socket, "hello");
            assertThat(Client.readUntil(socket, "hello")).isEqualTo("hello");
        }
        assertFinished(client.awaitFinished(id), "COMPLETED", 101, "null");
    }

    @Test
    void anUpgradeThatTheApplicationRefuses(Client client) throws IOException {
        String id = name(client);
        try (Socket socket = client.open()) {
            Client.send(socket, handshake(client, "/upgrade-not-done", id));
            assertThat(Client.readUntil(socket, "\r\n\r\n")).startsWith("HTTP/1.1 426 ");
            client.ended(id);
        }
        assertFinished(client.awaitFinished(id), "COMPLETED", 426, "null");
    }
}
