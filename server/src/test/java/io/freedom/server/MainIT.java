package io.freedom.server;

import static io.freedom.server.Patience.await;
import static io.freedom.server.Ports.assertNothingListens;
import static io.freedom.server.RawHttp.read;
import static io.freedom.server.RawHttp.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.site.Gate;
import io.freedom.server.site.Greeting;
import io.freedom.server.site.GreetingFilter;
import io.freedom.server.site.GreetingServlet;
import io.freedom.server.site.Initializer;
import io.freedom.server.site.TwoProblems;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.servlet.ServletContainerInitializer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command as people run it: a process, its output, its signals and its exit status. */
class MainIT {

    /** The exit status of a JVM that a signal has ended: 128 and the signal's number. */
    private static final int TERMINATED = 143;

    private static final int INTERRUPTED = 130;

    @TempDir
    Path temp;

    private final List<ServerProcess> started = new ArrayList<>();
    private SiteFolder site;

    @BeforeEach
    void makeSite() throws IOException {
        site = new SiteFolder(Files.createDirectory(temp.resolve("site")))
                .withClasses(Greeting.class, GreetingServlet.class, GreetingFilter.class);
    }

    @AfterEach
    void endWhatWasStarted() {
        for (ServerProcess each : started) {
            each.close();
        }
    }

    @Test
    void aWarIsServedAndTheBannerSaysWhereAndWithWhatAndHowToStop() throws Exception {
        site.withLibrary(ServletContainerInitializer.class, Initializer.class);
        ServerProcess server = run("runserver", "0", "--settings", "mysite.settings.production", war());

        int port = server.awaitServing();

        assertThat(server.out().lines())
                .containsExactly(
                        "",
                        "  Serving   http://127.0.0.1:" + port + "/",
                        "  Settings  mysite.settings.production",
                        "  Stop      Ctrl-C",
                        "");
        assertThat(server.err()).isEmpty();
        assertThat(get(port, "/greeting")).isEqualTo("Hello at /greeting");
        assertThat(get(port, "/static/hello.txt")).isEqualTo("hello");
    }

    @Test
    void aFolderIsServedAsWell() throws Exception {
        ServerProcess server = run("runserver", "0", site.webFolder().toString());

        assertThat(get(server.awaitServing(), "/static/hello.txt")).isEqualTo("hello");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
    void sigtermEndsItSoonAndNothingIsLeft() throws Exception {
        ServerProcess server = runPatient("runserver", "0", war());
        int port = server.awaitServing();
        assertThat(get(port, "/greeting")).isNotEmpty();

        server.terminate();

        assertEnded(server, TERMINATED, port);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
    void sigintEndsItSoonAndNothingIsLeft() throws Exception {
        ServerProcess server = runPatient("runserver", "0", war());
        int port = server.awaitServing();
        assertThat(get(port, "/greeting")).isNotEmpty();

        server.interrupt();

        assertEnded(server, INTERRUPTED, port);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
    void aRequestInFlightAtSigtermIsAnswered() throws Exception {
        ServerProcess server = runPatient("runserver", "0", war());
        int port = server.awaitServing();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout((int) Patience.LONG.toMillis());
            send(socket, "POST /greeting HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\n\r\nfir");
            assertThat(read(socket, "\r\n\r\n")).startsWith("HTTP/1.1 200");

            server.terminate();
            assertNothingListens(port);
            send(socket, "st!");

            assertThat(read(socket, "first!")).endsWith("first!");
        }
        assertEnded(server, TERMINATED, port);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
    void aRequestThatDoesNotEndIsCutOffAndThatIsSaid() throws Exception {
        ServerProcess server = run("runserver", "0", war());
        int port = server.awaitServing();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout((int) Patience.LONG.toMillis());
            send(socket, "POST /greeting HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\n\r\nfir");
            assertThat(read(socket, "\r\n\r\n")).startsWith("HTTP/1.1 200");

            server.terminate();

            assertEnded(server, TERMINATED, port);
        }
        assertThat(server.err().lines()).contains("The time is over: what still ran was cut off.");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
    void sigtermDuringTheDeploymentLetsItComeToItsEndAndNothingIsLeft() throws Exception {
        int port = Ports.free();
        try (ServerSocket gate = gate()) {
            ServerProcess server = runPatient(gated(gate), "runserver", String.valueOf(port), war());
            Socket deployment = gate.accept();
            assertThat(server.temporaryFolder()).isNotEmptyDirectory();

            server.terminate();
            deployment.close();

            assertEnded(server, TERMINATED, port);
            assertThat(server.err()).isEmpty();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
    void sigtermDuringADeploymentThatDoesNotEndIsHeededWhenTheGraceIsOver() throws Exception {
        int port = Ports.free();
        try (ServerSocket gate = gate()) {
            ServerProcess server = run(gated(gate), "runserver", String.valueOf(port), war());
            Socket deployment = gate.accept();

            server.terminate();

            assertThat(server.awaitEnd()).isEqualTo(TERMINATED);
            deployment.close();
            assertThat(server.temporaryFolder()).isEmptyDirectory();
            assertNothingListens(port);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
    void aSecondCtrlCEndsItAtOnceWhateverIsUnderWay() throws Exception {
        ServerProcess server = runPatient("runserver", "0", war());
        int port = server.awaitServing();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout((int) Patience.LONG.toMillis());
            send(socket, "POST /greeting HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\n\r\nfir");
            assertThat(read(socket, "\r\n\r\n")).startsWith("HTTP/1.1 200");

            server.interrupt();
            await().until(() ->
                    server.err().contains("Waiting up to 600 s for one request to finish. Ctrl-C again ends at once."));
            server.interrupt();

            assertThat(server.awaitEnd()).isEqualTo(INTERRUPTED);
        }
        assertThat(server.temporaryFolder()).isEmptyDirectory();
    }

    @Test
    @DisabledForJreRange(min = JRE.JAVA_21, disabledReason = "has virtual threads")
    void virtualThreadsAreRefusedWhereThereAreNone() throws Exception {
        assertRefused(
                run("runserver", "--virtual-threads", "0", war()),
                "FREEDOM-0524: Java %d has no virtual threads. Leave --virtual-threads out, or run on Java 21 or later."
                        .formatted(Runtime.version().feature()));
    }

    @Test
    void aPortInUseIsOneLine() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = other.getLocalPort();
            ServerProcess server = run("runserver", String.valueOf(port), war());

            assertRefused(
                    server,
                    "FREEDOM-0501: Port %d of 127.0.0.1 is in use. Stop what listens there, or choose another port: runserver 8001"
                            .formatted(port));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "runserver localhost: WAR | FREEDOM-0520: \"localhost:\" has no port. ",
                "runserver 65536 WAR | FREEDOM-0520: \"65536\" has port 65536, and the highest is 65535. ",
                "runserver ::1:80 WAR | FREEDOM-0520: \"::1:80\" has more than one colon, and no brackets around a host of IPv6. ",
                "runserver 192.0.2.1:0 WAR | FREEDOM-0503: 192.0.2.1 is no address of this machine. ",
                "runserver -6 127.0.0.1:0 WAR | FREEDOM-0520: \"127.0.0.1:0\" has no host of IPv6, which was asked for. ",
                "runserver nowhere.invalid:80 WAR | FREEDOM-0504: No address is known for the host nowhere.invalid. ",
                "runserver 0 WAR.missing.war | FREEDOM-0512: WAR.missing.war does not exist. ",
                "runserver | FREEDOM-0521: The SITE is missing",
                "runserver --treads 3 WAR | FREEDOM-0521: runserver has no option --treads. Write --threads.",
                "runserver --threads 0 0 WAR | FREEDOM-0522: 0 threads can't serve anybody. ",
                "serve WAR | FREEDOM-0523: There is no command serve. "
            })
    void aWrongCommandIsOneLineThatSaysWhatIsWrong(String line, String message) throws Exception {
        String war = war();

        assertRefused(run(line.replace("WAR", war).split(" ")), message.replace("WAR", war));
    }

    @Test
    void aFileThatIsNoArchiveIsOneLine() throws Exception {
        Path file = Files.writeString(temp.resolve("broken.war"), "This is no archive.");

        assertRefused(run("runserver", "0", file.toString()), "FREEDOM-0515: " + file + " can't be unpacked: ");
    }

    @Test
    void aSiteThatCantBeDeployedIsToldInItsOwnMessagesOnly() throws Exception {
        site.withLibrary(Extension.class, TwoProblems.class);
        int port = Ports.free();
        ServerProcess server = run("runserver", "--noreload", String.valueOf(port), war());

        assertThat(server.awaitEnd()).isEqualTo(1);
        assertThat(server.err().lines())
                .containsExactly("FREEDOM-9001: the first problem.", "FREEDOM-9002: the second problem.");
        assertThat(server.out()).isEmpty();
        assertThat(server.temporaryFolder()).isEmptyDirectory();
        assertNothingListens(port);
    }

    private ServerProcess run(String... arguments) throws IOException {
        return run(List.of(), arguments);
    }

    private ServerProcess run(List<String> jvmOptions, String... arguments) throws IOException {
        ServerProcess server = ServerProcess.start(folder(), jvmOptions, List.of(arguments));
        started.add(server);
        return server;
    }

    private ServerProcess runPatient(String... arguments) throws IOException {
        return runPatient(List.of(), arguments);
    }

    private ServerProcess runPatient(List<String> jvmOptions, String... arguments) throws IOException {
        ServerProcess server = ServerProcess.startPatient(folder(), jvmOptions, List.of(arguments));
        started.add(server);
        return server;
    }

    private Path folder() throws IOException {
        return Files.createTempDirectory(temp, "process-");
    }

    /** Puts the gate into the site; the options tell it where that is. */
    private List<String> gated(ServerSocket gate) throws IOException {
        site.withLibrary(ServletContainerInitializer.class, Gate.class);
        return List.of("-Dtest.gate=" + gate.getLocalPort());
    }

    private static ServerSocket gate() throws IOException {
        ServerSocket gate = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        gate.setSoTimeout((int) Patience.LONG.toMillis());
        return gate;
    }

    private String war() throws IOException {
        return site.war().toString();
    }

    private static void assertEnded(ServerProcess server, int status, int port) throws Exception {
        assertThat(server.awaitEnd()).as("exit status").isEqualTo(status);
        assertThat(server.temporaryFolder()).isEmptyDirectory();
        assertNothingListens(port);
    }

    /** A fault of the person's: one line that starts so, on standard error. */
    private static void assertRefused(ServerProcess server, String message) throws InterruptedException {
        assertThat(server.awaitEnd()).as("exit status").isEqualTo(1);
        assertThat(server.err().lines())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith(message));
        assertThat(server.out()).isEmpty();
        assertThat(server.temporaryFolder()).isEmptyDirectory();
    }

    private static String get(int port, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).timeout(Patience.LONG).build(), BodyHandlers.ofString())
                .body();
    }
}
