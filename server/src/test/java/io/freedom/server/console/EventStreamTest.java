package io.freedom.server.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60) // What never ends is a failure here.
class EventStreamTest {

    private TestSite site;

    @BeforeEach
    void start() throws Exception {
        site = new TestSite(new Site());
        site.settings(true);
    }

    @AfterEach
    void stop() throws Exception {
        site.stop();
    }

    @Test
    void tellsOfARequestAsItHappens() throws Exception {
        try (Browser browser = new Browser("", "")) {
            assertThat(browser.next()).contains("event: hello", "\"state\":\"starting\"");
            site.start(1);
            assertThat(browser.next())
                    .contains("event: request", "\"path\":\"/orders\"")
                    .doesNotContain("outcome");
            site.finish(1);
            assertThat(browser.next()).contains("event: request", "\"outcome\":\"COMPLETED\"");
        }
    }

    @Test
    void anEventIsOneEventWhateverTheSiteTells() throws Exception {
        try (Browser browser = new Browser("", "")) {
            browser.next();
            site.tell("started", Map.of("request", 1L, "path", "/a\n\nevent: site\r\ndata: {}\r\u2028", "at", 1L));
            site.start(2);

            assertThat(browser.next()).contains("event: request", "\\n\\nevent: site\\ndata");
            assertThat(browser.next()).contains("\"request\":2");
        }
    }

    @Test
    void tellsOfADeploymentAndOfAProblem() throws Exception {
        try (Browser browser = new Browser("", "")) {
            String hello = browser.next();
            site.tell("deployed", Map.of("application", "mysite.Site"));
            site.tell("serving", Map.of());

            assertThat(browser.next())
                    .contains("event: site", "\"state\":\"serving\"")
                    .doesNotContain(hello.replaceAll("(?s).*(\"generation\":\\d+).*", "$1"));
        }
    }

    @Test
    void whatHappensWhileABrowserIsWelcomedIsNotLost() throws Exception {
        site.whileProblemIsAsked.set(() -> site.tell("serving", Map.of()));
        try (Browser browser = new Browser("", "")) {
            assertThat(browser.next()).contains("event: hello", "\"generation\":" + site.console.generation());
        }
    }

    @Test
    void continuesWhereABrowserWas() throws Exception {
        LongStream.rangeClosed(1, 5).forEach(site::start);
        String known = site.console.broadcast().lastId();
        LongStream.rangeClosed(6, 8).forEach(site::start);

        for (String[] how : new String[][] {{"?after=" + known, ""}, {"", "Last-Event-ID: " + known + "\r\n"}}) {
            try (Browser back = new Browser(how[0], how[1])) {
                back.next();
                assertThat(back.next()).contains("\"request\":6");
                assertThat(back.next()).contains("\"request\":7");
                assertThat(back.next()).contains("\"request\":8");
            }
        }
    }

    @Test
    void saysThatItCanNotContinue() throws Exception {
        String first = site.console.broadcast().lastId();
        LongStream.rangeClosed(0, Broadcast.KEPT).forEach(site::start);

        for (String after : List.of(first, "otherrun-3", "nonsense", first.replaceAll("-.*", "-99999"))) {
            try (Browser back = new Browser("?after=" + after, "")) {
                back.next();
                assertThat(back.next()).as(after).isEqualTo("event: missed\ndata: {}");
            }
        }
    }

    @Test
    void aSlowBrowserKeepsNobodyWaitingAndIsToldThatItMissedSomething() throws Exception {
        try (Browser slow = new Browser("", "")) {
            slow.next();
            // More than any buffer on the way takes.
            String path = "/" + "x".repeat(3_000);
            CompletableFuture.runAsync(() -> LongStream.range(0, 20_000)
                            .forEach(i -> site.tell("started", Map.of("request", i, "path", path, "at", 1L))))
                    .get();

            List<String> read = new ArrayList<>();
            while (!read.contains("event: missed\ndata: {}")) {
                read.add(slow.next());
            }
            String last;
            do {
                last = slow.next();
            } while (!last.contains("\"request\":19999,"));
            assertThat(read.size()).isGreaterThan(1);
        }
    }

    @Test
    void endsWithTheServerWhichDoesNotWaitForIt() throws Exception {
        site.server().setStopTimeout(Duration.ofMinutes(1).toMillis());
        try (Browser browser = new Browser("", "")) {
            browser.next();
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> {
                try {
                    site.stop();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });

            assertThat(browser.next()).isEmpty();
            await().untilAsserted(() -> assertThat(stopped).isCompleted());
        }
    }

    /** Reads events as a browser does. */
    private final class Browser implements AutoCloseable {

        private final Socket socket;
        private final BufferedReader reader;

        Browser(String query, String headers) throws IOException {
            // HTTP/1.0: what comes is the content, in no chunks.
            socket = site.open("GET /_freedom/events" + query + " HTTP/1.0\r\nHost: localhost\r\n" + headers + "\r\n");
            reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(next()).startsWith("HTTP/1.1 200").contains("text/event-stream", "no-store");
        }

        String next() throws IOException {
            List<String> lines = new ArrayList<>();
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                lines.add(line);
            }
            return String.join("\n", lines);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static final class Site extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Content.Sink.write(response, true, "the site", callback);
            return true;
        }
    }
}
