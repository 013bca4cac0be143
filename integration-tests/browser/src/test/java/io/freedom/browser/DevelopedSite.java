package io.freedom.browser;

import io.freedom.server.SiteLayout;
import io.freedom.server.console.Console;
import io.freedom.server.console.ConsoleHandler;
import io.freedom.server.console.RefreshHandler;
import io.freedom.server.deployment.Problem;
import io.freedom.server.deployment.SiteNews;
import io.freedom.server.pages.Disclosure;
import io.freedom.server.pages.SiteCode;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A server with a console and one page, and in the place of the site a test that tells what a site would tell.
 *
 * <p>Threading: any thread may call anything.
 */
final class DevelopedSite implements AutoCloseable {

    /** A page that holds something until {@link #release}. */
    static final String HOLD = "/hold";

    private static final Map<String, Object> HELD = Map.of(
            "what", "orders", "sinceNanos", 1_200_000_000L, "stack", List.of("mysite.Orders.all(Orders.java:12)"));

    private final SiteNews news = new SiteNews();
    private final AtomicLong holder = new AtomicLong();
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicReference<@Nullable Problem> problem = new AtomicReference<>();
    private final AtomicReference<String> page = new AtomicReference<>("<!DOCTYPE html><p>first");
    private final AtomicReference<@Nullable Runnable> onAnswer = new AtomicReference<>();
    private final AtomicLong requests = new AtomicLong();

    /** What a page shows does not change between that and what is said of it: a server reloads a site that answers nobody. */
    private final Object gate = new Object();

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server, 1, 1);

    DevelopedSite() throws Exception {
        SiteLayout layout = new SiteLayout(List.of(Path.of("src")), List.of(Path.of("target/test-classes")), List.of());
        SiteCode code = SiteCode.of(layout, List.of(Path.of("/home/me/mysite/src/main/java")));
        Console console = new Console(news, problem::get, new Disclosure(code));
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.addConnector(connector);
        server.setHandler(new ConsoleHandler(console, new RefreshHandler(console, new OnePage()), Runnable::run));
        server.start();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + path);
    }

    URI console() {
        return at("/_freedom/");
    }

    void tell(String event, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(more);
        all.put("event", event);
        news.accept(Map.copyOf(all));
    }

    /** The site is in development, and has these settings. */
    void settings(List<Map<String, Object>> values) {
        Supplier<List<Map<String, Object>>> supplied = () -> values;
        tell(
                "settings",
                Map.of(
                        "debug",
                        true,
                        "module",
                        "mysite.settings.development",
                        "origin",
                        "META-INF/freedom.properties",
                        "values",
                        supplied));
    }

    /** Another deployment of the site is served from now on. */
    void serve(String html) {
        synchronized (gate) {
            page.set(html);
            problem.set(null);
            tell("serving", Map.of());
        }
    }

    /** The next page is this one, and the action happens after it was written, before a browser can have read it. */
    void serveOnce(String html, Runnable afterwards) {
        page.set(html);
        onAnswer.set(afterwards);
    }

    void show(Problem reason) {
        synchronized (gate) {
            problem.set(reason);
            tell("problem", Map.of());
        }
    }

    /** A request begins. */
    long start(String method, String path, String query) {
        long request = requests.incrementAndGet();
        tell(
                "started",
                Map.of(
                        "request",
                        request,
                        "method",
                        method,
                        "path",
                        path,
                        "query",
                        query,
                        "at",
                        System.currentTimeMillis()));
        return request;
    }

    void finish(long request, String outcome, long status, long nanos, String... givenBack) {
        tell(
                "finished",
                Map.of(
                        "request",
                        request,
                        "outcome",
                        outcome,
                        "status",
                        status,
                        "nanos",
                        nanos,
                        "givenBack",
                        List.of(givenBack).stream()
                                .map(what -> Map.of("what", what, "heldNanos", nanos / 2, "forgotten", false))
                                .toList()));
    }

    /** Asks for the page that holds something, as this request. */
    void hold(long request) {
        holder.set(request);
        HttpClient.newHttpClient()
                .sendAsync(HttpRequest.newBuilder(at(HOLD)).build(), HttpResponse.BodyHandlers.discarding());
    }

    void release() {
        released.countDown();
    }

    @Override
    public void close() {
        release();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private final class OnePage extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            if (Request.getPathInContext(request).equals(HOLD)) {
                Supplier<List<Map<String, Object>>> held = () -> released.getCount() == 0 ? List.of() : List.of(HELD);
                request.setAttribute("io.freedom.development", Map.of("request", holder.get(), "held", held));
                released.await();
            }
            synchronized (gate) {
                answer(response, callback);
            }
            return true;
        }

        private void answer(Response response, Callback callback) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
            String html = problem.get() == null ? page.get() : "<h1>Not served</h1>";
            Runnable afterwards = onAnswer.getAndSet(null);
            if (afterwards == null) {
                Content.Sink.write(response, true, html, callback);
            } else {
                Content.Sink.write(
                        response,
                        false,
                        html,
                        Callback.from(
                                () -> {
                                    afterwards.run();
                                    response.write(true, null, callback);
                                },
                                callback::failed));
            }
        }
    }
}
