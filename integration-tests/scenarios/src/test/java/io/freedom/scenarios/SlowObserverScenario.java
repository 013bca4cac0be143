package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An observer that takes a second: with the server's hook, no client waits for it. */
@InBothModes
class SlowObserverScenario extends Requests {

    /** Less than the observer takes, and more than a busy machine should. */
    private static final long SOON = 700;

    /** The quickest of several counts: a machine may be slow at times, an observer always is. */
    private static final int TIMES = 3;

    private static final String SLOW = "?slow-observer";

    @Test
    void theResponse(Client client) throws IOException {
        measure("response", client, "/small");
    }

    @Test
    void theResponseOfAnAsynchronousRequest(Client client) throws IOException {
        measure("asynchronous response", client, "/async/complete-elsewhere");
    }

    @Test
    void theErrorPage(Client client) throws IOException {
        measure("error page", client, "/exception-with-page");
    }

    /** The server closes the connection, for which the client waits. */
    @Test
    void theEndOfTheConnection(Client client) {
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < TIMES; i++) {
            String id = name(client);
            long begin = System.nanoTime();
            assertThat(client.exchange(client.get("/small" + SLOW, id))).endsWith("small");
            quickest = Math.min(quickest, millisecondsSince(begin));
            assertFinished(client.awaitFinished(id), "COMPLETED", 200, "null");
        }
        assertSoon("end of the connection with an observer of 1 s", quickest);
    }

    private void measure(String what, Client client, String path) throws IOException {
        long response = Long.MAX_VALUE;
        long next = Long.MAX_VALUE;
        for (int i = 0; i < TIMES; i++) {
            String slow = name(client);
            String after = name(client);
            try (Socket socket = client.open()) {
                long begin = System.nanoTime();
                Client.send(socket, client.head("GET", path + SLOW, slow) + "\r\n");
                boolean stays = readResponse(socket);
                response = Math.min(response, millisecondsSince(begin));
                long second = System.nanoTime();
                try (Socket same = stays ? socket : client.open()) {
                    Client.send(same, client.head("GET", "/small", after) + "\r\n");
                    readResponse(same);
                }
                next = Math.min(next, millisecondsSince(second));
            }
            client.awaitFinished(slow);
            assertFinished(client.awaitFinished(after), "COMPLETED", 200, "null");
        }
        assertSoon(what + " with an observer of 1 s", response);
        assertSoon("next request after the " + what + " with an observer of 1 s", next);
    }

    private void assertSoon(String what, long milliseconds) {
        measured(what + ", ms", milliseconds);
        if (mode() == Mode.HOOK) {
            assertThat(milliseconds).as(what).isLessThan(SOON);
        }
    }

    private static long millisecondsSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }

    /**
     * To its very last byte.
     *
     * @return whether the connection stays open; some servers close it after a status such as 500
     */
    private static boolean readResponse(Socket socket) throws IOException {
        String head = Client.readUntil(socket, "\r\n\r\n").toLowerCase(java.util.Locale.ROOT);
        boolean stays = !head.contains("connection: close");
        if (head.contains("transfer-encoding: chunked")) {
            Client.readUntil(socket, "\r\n0\r\n\r\n");
            return stays;
        }
        String length = head.replaceAll("(?is).*content-length: *([0-9]+).*", "$1");
        assertThat(socket.getInputStream().readNBytes(Integer.parseInt(length))).hasSize(Integer.parseInt(length));
        return stays;
    }
}
