package io.freedom.startproject;

import static io.freedom.startproject.MavenProcess.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
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

    private static final Duration SOON = Duration.ofMinutes(1);

    /** The exit status of a process that SIGTERM has ended. */
    private static final int TERMINATED = 143;

    @TempDir
    static Path project;

    @BeforeAll
    static void copyTheSources() throws IOException {
        ProjectCopy.copy(Path.of(System.getProperty("startproject.freedom")).normalize(), project);
    }

    @Test
    void theSiteIsServedUntilMavenIsAskedToEnd() throws Exception {
        try (MavenProcess demo = demo("0", "demo")) {
            int port = demo.awaitPort();

            HttpResponse<String> page = get(port, "/");
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
                MavenProcess demo = demo(String.valueOf(other.getLocalPort()), "demo-port-in-use")) {
            assertThat(demo.awaitEnd()).as(demo::tail).isNotZero();
            assertThat(demo.lines().stream().filter(line -> line.startsWith("[ERROR]")))
                    .as(demo::tail)
                    .containsExactly("[ERROR] FREEDOM-0501: Port " + other.getLocalPort()
                            + " of 127.0.0.1 is in use. Stop what listens there, or choose another port:"
                            + " -Dfreedom.address=8001");
            assertThat(demo.lines()).as(demo::tail).noneMatch(line -> line.startsWith("\tat "));
        }
    }

    private static MavenProcess demo(String port, String log) throws IOException {
        return MavenProcess.start(
                project,
                Path.of(System.getProperty("startproject.repository")),
                Path.of(System.getProperty("startproject.work"), log + ".log"),
                "-Pdemo",
                "-Dfreedom.address=127.0.0.1:" + port);
    }
}
