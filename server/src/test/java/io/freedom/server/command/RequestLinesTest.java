package io.freedom.server.command;

import static io.freedom.server.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lines of a real server's requests, whose site says what Freedom would say. */
class RequestLinesTest {

    private static final String TOLD = "io.freedom.development";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final RequestLines lines =
            new RequestLines(new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), System.err, false));
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setRequestLog(lines);
        lines.setHandler(new Site());
        server.setHandler(lines);
        server.start();
        lines.begin("banner");
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void whatIsNotTheSitesIsToldWhenItIsAnswered() throws Exception {
        get("/plain?a=b%20c");

        awaitLines(1);
        assertThat(line(0)).matches("..:..:.. GET  /plain[?]a=b%20c +200 +5 B +[0-9.]+ ms");
    }

    @Test
    void aRequestOfTheSitesIsToldOnceWhenEverythingIsGivenBack() throws Exception {
        get("/site/1");
        get("/plain");
        awaitLines(1);
        assertThat(line(0)).contains("/plain");

        lines.accept(finished(1, "COMPLETED", Map.of("what", "\"orders\" (JDBC connection)", "forgotten", false)));
        lines.accept(finished(1, "COMPLETED"));

        awaitLines(2);
        assertThat(line(1)).contains("/site/1").endsWith("  gave back orders");
        get("/plain");
        awaitLines(3);
    }

    @Test
    void aSiteThatIsFinishedBeforeTheAnswerIsOutIsToldOnceToo() throws Exception {
        get("/early/7");

        awaitLines(1);
        assertThat(line(0)).contains("/early/7").endsWith("  forgot orders");
    }

    @Test
    void howItEndedIsSaidWhereItDidNotEndAsUsual() throws Exception {
        get("/site/1");
        lines.accept(finished(1, "ABORTED"));
        // The answer comes before the request is over.
        awaitLines(1);
        get("/site/2");
        lines.accept(finished(2, "TIMED_OUT"));

        awaitLines(2);
        assertThat(line(0)).endsWith("  the client left");
        assertThat(line(1)).endsWith("  timed out");
    }

    @Test
    void whatIsStillToBeToldIsToldWhenTheSiteGoes() throws Exception {
        get("/site/1");
        lines.accept(Map.of("event", "undeployed"));

        awaitLines(1);
        assertThat(line(0)).contains("/site/1");
    }

    @Test
    void theSiteDoesNotSeeWhatIsNoted() throws Exception {
        assertThat(get("/names/1")).isEqualTo("[" + TOLD + "]");
    }

    @Test
    void whatJettyRefusesItselfIsToldToo() throws Exception {
        send("GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n");

        awaitLines(1);
        assertThat(line(0)).matches("..:..:.. [?]    [(]malformed request[)] +400 .* ms");
    }

    @Test
    void aClientThatLeavesIsOneLine() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", connector.getLocalPort())) {
            socket.getOutputStream()
                    .write("GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readNBytes(100);
        }

        awaitLines(1);
        assertThat(line(0)).contains("/endless").endsWith("  the client left");
    }

    @Test
    void aThousandAtATimeAreAThousandWholeLines() {
        CompletableFuture<?>[] all = IntStream.range(0, 1000)
                .mapToObj(i -> client.sendAsync(request("/both/" + i), BodyHandlers.discarding()))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).join();

        awaitLines(1000);
        assertThat(told()).allMatch(line -> line.matches("..:..:.. GET  /both/[0-9]+ +200 .*  gave back orders"));
        assertThat(told().stream().map(line -> line.split(" +")[2]).distinct()).hasSize(1000);
    }

    private String get(String path) throws Exception {
        return client.send(request(path), BodyHandlers.ofString()).body();
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort() + path))
                .build();
    }

    private void send(String text) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", connector.getLocalPort())) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
    }

    private void awaitLines(int number) {
        await().until(() -> told().size() >= number);
        assertThat(told()).hasSize(number);
    }

    private String line(int index) {
        return told().get(index);
    }

    private List<String> told() {
        return bytes.toString(StandardCharsets.UTF_8).lines().skip(1).toList();
    }

    private static Map<String, Object> finished(long id, String outcome, Object... givenBack) {
        return Map.of("event", "finished", "request", id, "outcome", outcome, "givenBack", List.of(givenBack));
    }

    /** The last part of a path is the number of the request. */
    private final class Site extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            String[] path = request.getHttpURI().getPath().split("/");
            switch (path[1]) {
                case "site" -> begin(request, path[2]);
                case "early" -> {
                    begin(request, path[2]);
                    end(path[2], true);
                    request.removeAttribute(TOLD);
                }
                case "both" -> {
                    begin(request, path[2]);
                    Request.addCompletionListener(request, failure -> end(path[2], false));
                }
                case "names" -> {
                    begin(request, path[2]);
                    Content.Sink.write(response, true, names(request), callback);
                    return true;
                }
                case "endless" -> {
                    writeOn(response, callback);
                    return true;
                }
                default -> {}
            }
            Content.Sink.write(response, true, "hello", callback);
            return true;
        }

        private void begin(Request request, String id) {
            request.setAttribute(TOLD, Map.of("request", Long.valueOf(id)));
        }

        private void end(String id, boolean forgotten) {
            lines.accept(finished(Long.parseLong(id), "COMPLETED", Map.of("what", "orders", "forgotten", forgotten)));
        }

        private String names(Request request) {
            return request.getAttributeNameSet().toString();
        }

        private void writeOn(Response response, Callback callback) {
            response.write(
                    false,
                    ByteBuffer.allocate(1_000_000),
                    Callback.from(() -> writeOn(response, callback), callback::failed));
        }
    }
}
