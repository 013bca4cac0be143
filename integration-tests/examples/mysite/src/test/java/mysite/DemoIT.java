package mysite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The README's command, in a copy of the project that nothing was built in. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
class DemoIT {

    /** For a build of everything that the site needs, on a busy machine. */
    private static final Duration BUILD = Duration.ofMinutes(3);

    private static final Duration SOON = Duration.ofSeconds(10);

    /** The exit status of a process that SIGTERM has ended. */
    private static final int TERMINATED = 143;

    @TempDir
    static Path project;

    @BeforeAll
    static void copyTheSources() throws IOException {
        ProjectCopy.copy(Path.of(System.getProperty("demo.project")), project);
    }

    @Test
    void theSiteIsServedUntilMavenIsAskedToEnd() throws Exception {
        int port = freePort();
        try (DemoProcess demo = DemoProcess.start(project, port, log("demo"))) {
            await().atMost(BUILD).until(() -> !demo.runs() || answers(port));
            assertThat(demo.runs()).as(demo::tail).isTrue();

            assertThat(get(port)).hasValueSatisfying(page -> {
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(page.body()).contains("<h1>Hello from Freedom</h1>");
            });
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(demo.lines())
                            .as(demo::tail)
                            .containsSequence(
                                    "  Serving   http://127.0.0.1:" + port + "/",
                                    "  Settings  mysite.settings.development",
                                    "            (settings.module in META-INF/freedom.properties)",
                                    "  Site      mysite.Site",
                                    "  Console   http://127.0.0.1:" + port + "/_freedom/",
                                    "  Stop      Ctrl-C"));
            assertThat(demo.lines()).as(demo::tail).noneMatch(line -> line.contains("Freedom: mysite.Site"));

            demo.terminate();

            assertThat(demo.awaitEnd(SOON)).as(demo::tail).isEqualTo(TERMINATED);
            assertThatThrownBy(() -> new Socket("127.0.0.1", port).close()).isInstanceOf(ConnectException.class);
            assertThat(demo.lines())
                    .as(demo::tail)
                    .noneMatch(line -> line.startsWith("[ERROR]") || line.startsWith("\tat "));
        }
    }

    @Test
    void aPortInUseIsOneLine() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                DemoProcess demo = DemoProcess.start(project, other.getLocalPort(), log("demo-port-in-use"))) {
            assertThat(demo.awaitEnd(BUILD)).as(demo::tail).isNotZero();
            assertThat(demo.lines().stream().filter(line -> line.startsWith("[ERROR]")))
                    .as(demo::tail)
                    .containsExactly("[ERROR] FREEDOM-0501: Port " + other.getLocalPort()
                            + " of 127.0.0.1 is in use. Stop what listens there, or choose another port:"
                            + " -Dfreedom.address=8001");
            assertThat(demo.lines()).as(demo::tail).noneMatch(line -> line.startsWith("\tat "));
        }
    }

    private static Path log(String name) {
        return Path.of(System.getProperty("demo.logs"), name + ".log");
    }

    private static boolean answers(int port) throws InterruptedException {
        return get(port).isPresent();
    }

    /** The home page; nothing where nobody answers. */
    private static Optional<HttpResponse<String>> get(int port) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .timeout(BUILD)
                .build();
        try {
            return Optional.of(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
