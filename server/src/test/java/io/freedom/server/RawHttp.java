package io.freedom.server;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that sends and reads as little as a test wants. */
final class RawHttp {

    private RawHttp() {}

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Reads until the text ends so. */
    static String read(Socket socket, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int each = 0; each >= 0 && text.indexOf(end) < 0; ) {
            each = socket.getInputStream().read();
            text.append((char) each);
        }
        return text.toString();
    }
}
