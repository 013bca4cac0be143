package io.freedom.documentation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ports of 127.0.0.1. */
final class Ports {

    private static final Pattern SERVING = Pattern.compile("  Serving   http://127\\.0\\.0\\.1:([0-9]+)/");

    private Ports() {}

    /** Below those that the system gives to clients, so that none of them takes it before a server does. */
    static int free() throws IOException {
        IOException taken = new IOException("no port is free");
        for (int i = 0; i < 100; i++) {
            int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
                return socket.getLocalPort();
            } catch (BindException next) {
                taken.addSuppressed(next);
            }
        }
        throw taken;
    }

    /** Where a process that was given the port 0 says that it serves, once it has said all. */
    static int served(Process server, Path output) throws IOException {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> !server.isAlive() || text(output).contains("  Stop "));
        String said = text(output);
        Matcher serving = SERVING.matcher(said);
        if (!serving.find()) {
            throw new AssertionError("It serves nothing:\n" + said);
        }
        return Integer.parseInt(serving.group(1));
    }

    /** The end of it may be half a character. */
    private static String text(Path output) throws IOException {
        return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    }

    static void assertNothingListens(int port) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThatThrownBy(() -> new Socket("127.0.0.1", port).close())
                        .isInstanceOf(ConnectException.class));
    }
}
