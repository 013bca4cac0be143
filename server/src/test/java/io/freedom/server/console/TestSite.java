package io.freedom.server.console;

import io.freedom.server.Patience;
import io.freedom.server.SiteLayout;
import io.freedom.server.deployment.Problem;
import io.freedom.server.deployment.SiteNews;
import io.freedom.server.pages.Disclosure;
import io.freedom.server.pages.SiteCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/**
 * A server with a console, and in the place of the site a test that tells what a site would tell.
 *
 * <p>Threading: any thread may call anything.
 */
final class TestSite {

    final SiteNews news = new SiteNews();
    final AtomicReference<@Nullable Problem> problem = new AtomicReference<>();
    final AtomicReference<Runnable> whileProblemIsAsked = new AtomicReference<>(() -> {});
    final AtomicInteger triedAgain = new AtomicInteger();
    final Console console;

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server, 1, 1);
    private final HttpClient client = HttpClient.newHttpClient();

    TestSite(Handler site) throws Exception {
        this(site, Patience.LONG);
    }

    /** @param patience of who asks the console for a request that is under way */
    TestSite(Handler site, Duration patience) throws Exception {
        Disclosure disclosure = new Disclosure(SiteCode.of(
                new SiteLayout(List.of(Path.of("target")), List.of(Path.of("target/test-classes")), List.of()),
                List.of(Path.of("/home/me/mysite/src/main/java"))));
        console = new Console(news, this::problem, disclosure, patience);
        // Who is not served in time is not idle for that.
        connector.setIdleTimeout(Patience.LONG.toMillis());
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.addConnector(connector);
        server.setHandler(new ConsoleHandler(console, new RefreshHandler(console, site), then -> {
            triedAgain.incrementAndGet();
            then.run();
        }));
        server.start();
    }

    private @Nullable Problem problem() {
        whileProblemIsAsked.getAndSet(() -> {}).run();
        return problem.get();
    }

    void tell(String event, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(more);
        all.put("event", event);
        news.accept(all);
    }

    void settings(boolean debug) {
        tell("settings", Map.of("debug", debug, "module", "mysite.settings.development"));
    }

    void start(long request) {
        tell("started", Map.of("request", request, "method", "GET", "path", "/orders", "at", 1L));
    }

    void finish(long request) {
        tell("finished", Map.of("request", request, "outcome", "COMPLETED", "status", 200L, "nanos", 5L));
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + path);
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return client.send(request(path, headers).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> send(String method, String path) throws Exception {
        return client.send(
                request(path)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> ask(String path) {
        return client.sendAsync(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What is answered to bytes that no client of the JDK's sends; the connection has to be closed after it. */
    String raw(String request) throws IOException {
        try (Socket socket = open(request)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Sends, and leaves the answer to be read. */
    Socket open(String request) throws IOException {
        Socket socket = new Socket("127.0.0.1", connector.getLocalPort());
        socket.setSoTimeout((int) Patience.LONG.toMillis());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return socket;
    }

    Server server() {
        return server;
    }

    void stop() throws Exception {
        server.stop();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
        return headers.length == 0 ? request : request.headers(headers);
    }
}
