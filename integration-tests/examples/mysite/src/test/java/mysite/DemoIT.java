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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The README's command, in a copy of the project that nothing was built in. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
class DemoIT {

    /** For a build of everything that the site needs, on a busy machine. */
    private static final Duration BUILD = Duration.ofMinutes(10);

    private static final Duration SOON = Duration.ofMinutes(1);

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
        try (DemoProcess demo = DemoProcess.start(project, 0, log("demo"))) {
            await().atMost(BUILD).until(() -> !demo.runs() || demo.port().isPresent());
            assertThat(demo.runs()).as(demo::tail).isTrue();
            int port = demo.port().orElseThrow();

            HttpResponse<String> page = get(port);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("<h1>Hello from Freedom</h1>");
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

    /** The home page. */
    private static HttpResponse<String> get(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .timeout(SOON)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
