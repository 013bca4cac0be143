package io.freedom.server;

import static io.freedom.server.Ports.assertNothingListens;
import static io.freedom.server.RawHttp.read;
import static io.freedom.server.RawHttp.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.freedom.server.deployment.DeploymentProblems;
import io.freedom.server.site.Greeting;
import io.freedom.server.site.GreetingFilter;
import io.freedom.server.site.GreetingServlet;
import io.freedom.server.site.Initializer;
import io.freedom.server.site.TwoProblems;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.servlet.ServletContainerInitializer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteServerIT {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress("127.0.0.1", 0);

    @TempDir
    Path temp;

    private SiteFolder site;

    @BeforeEach
    void makeSite() throws IOException {
        site = new SiteFolder(temp)
                .withClasses(Greeting.class, GreetingServlet.class, GreetingFilter.class)
                .withLibrary(ServletContainerInitializer.class, Initializer.class);
    }

    @Test
    void servletsAndFiltersGetTheirBeans() throws Exception {
        try (SiteServer server = SiteServer.start(site.layout(), ServerOptions.at(ANY_PORT))) {
            HttpResponse<String> answer = get(server, "/greeting");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("Hello at /greeting");
            assertThat(answer.headers().firstValue("X-Filter")).contains("Hello at /greeting");
            assertThat(answer.headers().firstValue("Set-Cookie"))
                    .hasValueSatisfying(cookie -> assertThat(cookie).startsWith("JSESSIONID="));
        }
    }

    @Test
    void aWarIsServedAsWell() throws Exception {
        try (SiteServer server = SiteServer.start(SiteLayout.of(site.war()), ServerOptions.at(ANY_PORT))) {
            assertThat(get(server, "/greeting").body()).isEqualTo("Hello at /greeting");
            assertThat(server.facts()).containsEntry("beans", "true");
        }
    }

    @Test
    void anInitializerOfTheSiteSeesItsBeansAndItsTypes() throws Exception {
        try (SiteServer server = SiteServer.start(site.layout(), ServerOptions.at(ANY_PORT))) {
            assertThat(server.facts())
                    .containsEntry("beans", "true")
                    .containsEntry("loader", "SiteLoader")
                    .containsEntry("settings", "none")
                    .hasEntrySatisfying(
                            "handled", types -> assertThat(types).contains(GreetingServlet.class.toString()));
        }
    }

    @Test
    void stoppingOneSiteLeavesAnotherInTheSameJvmAlone() throws Exception {
        SiteFolder second = new SiteFolder(Files.createDirectory(temp.resolve("second")))
                .withClasses(Greeting.class, GreetingServlet.class, GreetingFilter.class)
                .withLibrary(ServletContainerInitializer.class, Initializer.class);
        try (SiteServer server = SiteServer.start(site.layout(), ServerOptions.at(ANY_PORT))) {
            try (SiteServer other = SiteServer.start(second.layout(), ServerOptions.at(ANY_PORT))) {
                assertThat(other.facts()).containsEntry("beans", "true");
                assertThat(get(other, "/greeting").body()).isEqualTo("Hello at /greeting");
            }
            assertThat(get(server, "/greeting").body()).isEqualTo("Hello at /greeting");
        }
    }

    @Test
    void theSettingsModuleOfTheCommandReachesTheSite() throws Exception {
        ServerOptions options =
                new ServerOptions(ANY_PORT, "mysite.settings.production", 1, ServerOptions.DEFAULT_GRACE);
        try (SiteServer server = SiteServer.start(site.layout(), options)) {
            assertThat(server.facts()).containsEntry("settings", "mysite.settings.production");
        }
    }

    @Test
    void oneThreadServesOneRequestAfterAnother() throws Exception {
        ServerOptions options = new ServerOptions(ANY_PORT, null, 1, ServerOptions.DEFAULT_GRACE);
        try (SiteServer server = SiteServer.start(site.layout(), options)) {
            assertThat(get(server, "/greeting").statusCode()).isEqualTo(200);
            assertThat(get(server, "/greeting").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void severalProblemsAreAllKeptAndNothingListens() throws Exception {
        site.withLibrary(Extension.class, TwoProblems.class);
        int port = Ports.free();
        ServerOptions options = ServerOptions.at(new InetSocketAddress("127.0.0.1", port));

        Throwable failure = catchThrowable(() -> SiteServer.start(site.layout(), options));

        assertThat(DeploymentProblems.of(failure))
                .isEqualTo(new DeploymentProblems(
                        List.of("FREEDOM-9001: the first problem.", "FREEDOM-9002: the second problem."), true));
        assertNothingListens(port);
    }

    @Test
    void aPortInUseFailsBeforeTheDeployment() throws Exception {
        site.withLibrary(Extension.class, TwoProblems.class);
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            ServerOptions options = ServerOptions.at(new InetSocketAddress("127.0.0.1", other.getLocalPort()));

            assertThatThrownBy(() -> SiteServer.start(site.layout(), options))
                    .isInstanceOf(ServerException.class)
                    .hasMessage(
                            "FREEDOM-0501: Port %d of 127.0.0.1 is in use. Stop what listens there, or choose another port.",
                            other.getLocalPort());
        }
    }

    @Test
    void anAddressOfAnotherMachineIsRefused() {
        // A block reserved for documentation: no machine has it (RFC 5737).
        ServerOptions options = ServerOptions.at(new InetSocketAddress("192.0.2.1", 0));

        assertThatThrownBy(() -> SiteServer.start(site.layout(), options))
                .isInstanceOf(ServerException.class)
                .hasMessageStartingWith("FREEDOM-0503: 192.0.2.1 is no address of this machine.");
    }

    @Test
    void aRequestInFlightIsFinishedBeforeTheServerStops() throws Exception {
        // Longer than anybody waits here: only the end of the request can end it.
        ServerOptions options = new ServerOptions(ANY_PORT, null, 2, Duration.ofMinutes(10));
        SiteServer server = SiteServer.start(site.layout(), options);
        int port = server.address().getPort();
        try (Socket idle = new Socket("127.0.0.1", port);
                Socket socket = new Socket("127.0.0.1", port)) {
            send(socket, "POST /greeting HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\n\r\nfir");
            assertThat(read(socket, "\r\n\r\n")).startsWith("HTTP/1.1 200");
            send(idle, "GET /static/hello.txt HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(read(idle, "hello")).startsWith("HTTP/1.1 200");

            CompletableFuture<Boolean> stopped = CompletableFuture.supplyAsync(server::stop);
            assertNothingListens(port);
            assertThat(idle.getInputStream().read())
                    .as("nobody waits for who asks for nothing")
                    .isEqualTo(-1);
            send(socket, "st!");

            assertThat(read(socket, "first!")).endsWith("first!");
            assertThat(stopped.get()).isTrue();
        }
    }

    @Test
    void aRequestThatDoesNotEndIsCutOffWhenTheGraceIsOver() throws Exception {
        ServerOptions options = new ServerOptions(ANY_PORT, null, 2, Duration.ofMillis(200));
        SiteServer server = SiteServer.start(site.layout(), options);
        int port = server.address().getPort();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            send(socket, "POST /greeting HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\n\r\nfir");
            read(socket, "\r\n\r\n");

            assertThat(server.stop()).isFalse();

            assertNothingListens(port);
        }
    }

    @Test
    void stoppingTwiceIsStoppingOnceAndLeavesNoFiles() throws Exception {
        long before = workFolders();
        SiteServer server = SiteServer.start(site.layout(), ServerOptions.at(ANY_PORT));
        server.stop();
        server.stop();
        server.join();

        assertThat(workFolders()).isEqualTo(before);
    }

    private static HttpResponse<String> get(SiteServer server, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static long workFolders() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("freedom-"))
                    .count();
        }
    }
}
