package io.freedom.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.Main;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the page on runserver says of its end: the README's site in a process of its own, which tells of each request that is finished. */
class RunServerIT {

    private static final int IN_FLIGHT = 12;
    private static final int TERMINATED = 143;
    /** Of the body of a request. */
    private static final String REST = "2";

    private static final String ANSWER = "        response.setContentType(\"text/plain;charset=UTF-8\");\n";

    @TempDir
    Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
    void requestsInFlightFinishAndEachIsToldBeforeTheProcessEnds() throws Exception {
        Path war = Project.ofTheReadme()
                .with(
                        Project.SITE,
                        ANSWER,
                        "        response.flushBuffer();\n        request.getInputStream().readAllBytes();\n" + ANSWER)
                .war(folder);
        Path output = folder.resolve("output.txt");
        Process server = start(war, output);
        try {
            int port = Ports.served(server, output);
            List<Socket> clients = new ArrayList<>();
            for (int i = 0; i < IN_FLIGHT; i++) {
                clients.add(begin(port, i));
            }
            // One that is over by then.
            Socket over = begin(port, IN_FLIGHT);
            send(over, REST);
            assertThat(answer(over)).contains("You asked for /slow/" + IN_FLIGHT);

            server.destroy();
            Ports.assertNothingListens(port);
            for (Socket client : clients) {
                send(client, REST);
            }
            for (int i = 0; i < IN_FLIGHT; i++) {
                assertThat(answer(clients.get(i))).contains("You asked for /slow/" + i);
            }

            assertThat(server.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(server.exitValue()).isEqualTo(TERMINATED);
        } finally {
            server.destroyForcibly();
        }
        assertEachIsToldOnce(Files.readAllLines(output));
    }

    private static void assertEachIsToldOnce(List<String> lines) {
        List<String> all =
                IntStream.rangeClosed(0, IN_FLIGHT).mapToObj(i -> "/slow/" + i).toList();
        assertThat(lines.stream().filter(line -> line.startsWith("COMPLETED ")).map(line -> line.split(" ")[1]))
                .containsExactlyInAnyOrderElementsOf(all);
        assertThat(lines.stream()
                        .filter(line -> line.matches("..:..:.. POST /slow/[0-9]+ +200 .*"))
                        .map(line -> line.split(" +")[2]))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    private static Process start(Path war, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "runserver",
                "--noreload",
                "0",
                war.toString());
        builder.environment().keySet().removeIf(name -> name.contains("SETTINGS_MODULE"));
        return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    /** Sends a part of a request, and waits until the site works on it. */
    private static Socket begin(int port, int number) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(60_000);
        send(
                socket,
                "POST /slow/" + number
                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 2\r\n\r\n1");
        assertThat((char) socket.getInputStream().read()).isEqualTo('H');
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        try (socket) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }
}
