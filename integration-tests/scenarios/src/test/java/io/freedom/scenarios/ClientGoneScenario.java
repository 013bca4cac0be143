package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

@InBothModes
class ClientGoneScenario extends Requests {

    /** Closes with a reset, so that the server's next write fails. */
    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Test
    void whileTheApplicationStreams(Client client) throws IOException {
        assertAborted(client, "/streamed-without-end");
    }

    @Test
    void whileAListenerStreams(Client client) throws IOException {
        assertAborted(client, "/async/write-listener-without-end");
    }

    private void assertAborted(Client client, String path) throws IOException {
        String id = name(client);
        Socket socket = client.open();
        Client.send(socket, client.get(path, id));
        Client.readUntil(socket, "\0\0\0\0");
        reset(socket);
        List<String> lines = client.awaitFinished(id);
        assertThat(lines)
                .filteredOn(line -> line.startsWith("finished "))
                .singleElement()
                .asString()
                .startsWith("finished ABORTED 200 failure=")
                .doesNotContain("failure=null");
    }

    @Test
    void whileTheRequestIsIdle(Client client) throws IOException {
        String id = name(client);
        try (Socket socket = client.open()) {
            Client.send(socket, client.get("/async/never-completed", id));
            await().until(() -> client.journal(id).contains("started"));
            reset(socket);
        }
        assertThat(client.awaitFinished(id))
                .filteredOn(line -> line.startsWith("finished "))
                .singleElement()
                .asString()
                .containsAnyOf("TIMED_OUT", "ABORTED");
    }

    @Test
    void whileItUploads(Client client) throws IOException {
        String id = name(client);
        Socket socket = client.open();
        Client.send(socket, client.head("POST", "/echo", id) + "Content-Length: 1000\r\n\r\nhalf");
        await().until(() -> client.journal(id).contains("started"));
        reset(socket);
        assertThat(client.awaitFinished(id))
                .filteredOn(line -> line.startsWith("finished "))
                .singleElement()
                .asString()
                .startsWith("finished ABORTED ");
    }
}
