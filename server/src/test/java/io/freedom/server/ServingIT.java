package io.freedom.server;

import static io.freedom.server.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.server.site.Greeting;
import io.freedom.server.site.GreetingFilter;
import io.freedom.server.site.GreetingServlet;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command shows while it serves, as a process. */
class ServingIT {

    @TempDir
    Path temp;

    private SiteFolder site;
    private @Nullable ServerProcess server;

    @BeforeEach
    void makeSite() throws IOException {
        site = new SiteFolder(Files.createDirectory(temp.resolve("site")))
                .withClasses(Greeting.class, GreetingServlet.class, GreetingFilter.class);
    }

    @AfterEach
    void end() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void eachRequestIsOneLineWithoutColoursInAFile() throws Exception {
        server = run("runserver", "0");
        int port = server.awaitServing();
        get(port, "/static/hello.txt?a=b%20c");
        // A request is over some time after its answer has come: the next one's line may be the first.
        await().until(() -> server.out().contains("/static/hello.txt"));
        get(port, "/nowhere");

        await().until(() -> server.out().contains("/nowhere"));
        assertThat(server.out().lines().skip(4))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches("..:..:.. GET  /static/hello.txt[?]a=b%20c +200 +5 B +[0-9.]+ m?s"),
                        line -> assertThat(line).matches("..:..:.. GET  /nowhere +404 +[0-9.]+ k?B +[0-9.]+ m?s"));
        assertThat(server.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /greeting?endless HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST /greeting HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\n\r\nfir"
            })
    void aClientThatLeavesIsOneQuietLine(String request) throws Exception {
        server = run("runserver", "0");
        int port = server.awaitServing();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout((int) Patience.LONG.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
        }

        await().until(() -> server.out().lines().count() > 4);
        assertThat(server.out().lines().skip(4))
                .singleElement()
                .satisfies(line -> assertThat(line).contains(" /greeting").endsWith("  the client left"));
        assertThat(server.err()).isEmpty();
    }

    @Test
    void httpsOnThePlainPortIsOneHelpfulLine() throws Exception {
        server = run("runserver", "0");
        int port = server.awaitServing();
        URI uri = URI.create("https://127.0.0.1:" + port + "/");
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(Patience.LONG).build();
        long began = System.nanoTime();

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(HttpTimeoutException.class);
        }

        int most = 1 + (int) (Duration.ofNanos(System.nanoTime() - began).toSeconds() / 10);
        assertThat(server.err().lines())
                .as("once in ten seconds")
                .hasSizeBetween(1, most)
                .allSatisfy(line -> assertThat(line)
                        .matches("..:..:.. WARNING FREEDOM-0506: Somebody spoke https to http://127.0.0.1:" + port
                                + "/. Write http:// in the browser."));
        assertThat(get(port, "/static/hello.txt")).isEqualTo("hello");
    }

    @Test
    void ipv6IsServedWhereItIsAskedFor() throws Exception {
        server = run("runserver", "-6", "0");

        await().until(() -> server.out().contains("Stop "));

        assertThat(server.out()).containsPattern("  Serving   http://\\[::1]:[0-9]+/");
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "has no virtual threads")
    void requestsRunOnVirtualThreadsWhereTheyAreAskedFor() throws Exception {
        server = run("runserver", "--virtual-threads", "0");

        assertThat(get(server.awaitServing(), "/greeting?thread")).isEqualTo("virtual");
    }

    private ServerProcess run(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add(site.war().toString());
        return ServerProcess.start(Files.createDirectory(temp.resolve("process")), List.of(), all);
    }

    private static String get(int port, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).timeout(Patience.LONG).build(), BodyHandlers.ofString())
                .body();
    }
}
