package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
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
            assertThat(client.exchange(client.get("/small" + SLOW, id))).contains("small");
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
            try (Socket socket = client.open()) {
                long begin = System.nanoTime();
                Client.send(socket, client.head("GET", path + SLOW, slow) + "\r\n");
                boolean stays = readResponse(socket);
                response = Math.min(response, millisecondsSince(begin));
                if (stays) {
                    next = Math.min(next, next(client, socket));
                }
            }
            client.awaitFinished(slow);
        }
        assertSoon(what + " with an observer of 1 s", response);
        if (next < Long.MAX_VALUE) {
            assertSoon("next request after the " + what + " with an observer of 1 s", next);
        }
    }

    private long next(Client client, Socket socket) throws IOException {
        String id = name(client);
        long begin = System.nanoTime();
        Client.send(socket, client.head("GET", "/small", id) + "\r\n");
        readResponse(socket);
        long time = millisecondsSince(begin);
        assertFinished(client.awaitFinished(id), "COMPLETED", 200, "null");
        return time;
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
     * Reads to the very last byte.
     *
     * @return whether the connection stays open: some servers close it after a failure
     */
    private static boolean readResponse(Socket socket) throws IOException {
        String head = Client.readUntil(socket, "\r\n\r\n").toLowerCase(Locale.ROOT);
        if (head.contains("transfer-encoding: chunked")) {
            Client.readUntil(socket, "0\r\n\r\n");
        } else {
            int length = Integer.parseInt(head.replaceAll("(?s).*content-length: *([0-9]+).*", "$1"));
            assertThat(socket.getInputStream().readNBytes(length)).hasSize(length);
        }
        return !head.contains("connection: close");
    }
}
