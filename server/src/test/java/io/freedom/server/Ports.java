package io.freedom.server;

import static io.freedom.server.Patience.await;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this machine. */
final class Ports {

    private Ports() {}

    /** One that is free, and not of those that somebody gets who asks for any: they begin at 32768 on Linux, elsewhere above. */
    static int free() throws IOException {
        while (true) {
            try (ServerSocket socket = new ServerSocket(
                    ThreadLocalRandom.current().nextInt(20_000, 32_000), 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // Another one is free.
            }
        }
    }

    /** Stopping closes the socket first, so this is so at once or very soon. */
    static void assertNothingListens(int port) {
        await().untilAsserted(() -> assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(ConnectException.class));
    }
}
