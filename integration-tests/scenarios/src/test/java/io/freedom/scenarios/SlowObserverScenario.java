package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** An observer that takes its time: with the server's hook, no client waits for it. */
@InBothModes
class SlowObserverScenario extends Requests {

    /** The quickest of several is what is told: a machine may be slow at times, an observer always is. */
    private static final int TIMES = 3;

    /** For a second. */
    private static final String SLOW = "?slow-observer";

    /** Until the client says that it may go on. */
    private static final String HELD = "?hold-observer";

    @Test
    void theResponse(Client client) throws IOException {
        measure("response", client, "/small");
        assertNobodyWaits(client, "/small");
    }

    @Test
    void theResponseOfAnAsynchronousRequest(Client client) throws IOException {
        measure("asynchronous response", client, "/async/complete-elsewhere");
        assertNobodyWaits(client, "/async/complete-elsewhere");
    }

    @Test
    void theErrorPage(Client client) throws IOException {
        measure("error page", client, "/exception-with-page");
        assertNobodyWaits(client, "/exception-with-page");
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
        measured("end of the connection with an observer of 1 s, ms", quickest);
        if (mode() == Mode.HOOK) {
            String id = name(client);
            assertThat(client.exchange(client.get("/small" + HELD, id))).contains("small");
            assertStillHeld(client, id);
        }
    }

    /** The client has its response, and that of its next request, while the observer still holds. */
    private void assertNobodyWaits(Client client, String path) throws IOException {
        if (mode() != Mode.HOOK) {
            return;
        }
        String id = name(client);
        try (Socket socket = client.open()) {
            Client.send(socket, client.head("GET", path + HELD, id) + "\r\n");
            if (readResponse(socket)) {
                next(client, socket);
            }
        }
        assertStillHeld(client, id);
    }

    private static void assertStillHeld(Client client, String id) {
        await().until(() -> client.journal(id).contains("holding"));
        assertThat(client.journal(id)).noneMatch(line -> line.startsWith("finished"));
        client.release(id);
        client.awaitFinished(id);
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
        measured(what + " with an observer of 1 s, ms", response);
        if (next < Long.MAX_VALUE) {
            measured("next request after the " + what + " with an observer of 1 s, ms", next);
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
