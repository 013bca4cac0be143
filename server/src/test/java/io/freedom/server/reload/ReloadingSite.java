package io.freedom.server.reload;

import io.freedom.server.Patience;
import io.freedom.server.SiteLayout;
import io.freedom.server.deployment.Deployer;
import io.freedom.server.deployment.PlainPages;
import io.freedom.server.deployment.SiteHandler;
import io.freedom.server.deployment.SiteNews;
import io.freedom.server.deployment.WorkFolder;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.jspecify.annotations.Nullable;

/** A project in a folder of the tests', served and watched. */
final class ReloadingSite {

    private static final String BEANS =
            "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" bean-discovery-mode=\"all\"/>";

    private final Path root;
    private final Server server;
    private final ServerConnector connector;
    private final WorkFolder work = new WorkFolder();
    private final SiteNews news = new SiteNews();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final AtomicInteger takenUp = new AtomicInteger();
    private final AtomicInteger letGo = new AtomicInteger();
    private Duration grace = Patience.LONG;
    private @Nullable SiteHandler site;
    private @Nullable ReloadHandler handler;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    ReloadingSite(Path root) throws IOException {
        this(root, new QueuedThreadPool());
    }

    /** @param threads serve the requests */
    ReloadingSite(Path root, ThreadPool threads) throws IOException {
        this.root = root;
        server = new Server(threads);
        connector = new ServerConnector(server, 1, 1);
        Files.createDirectories(root.resolve("classes"));
        write("web/WEB-INF/beans.xml", BEANS);
        write("web/static/style.css", "one");
    }

    /** A request that does not end is ended by a reload after the time that it is given by default, and not as good as never. */
    ReloadingSite impatient() {
        grace = Duration.ofSeconds(2);
        return this;
    }

    ReloadingSite start() throws Exception {
        return start(this::watched);
    }

    ReloadingSite start(Supplier<WatchedSite> watched) throws Exception {
        site = SiteHandler.vacant(new Deployer(watched.get().layout(), null, work, news, new PlainPages()));
        server.addConnector(connector);
        connector.setHost("127.0.0.1");
        SiteBuild build = new SiteBuild(watched.get(), watched, said::add);
        ReloadHandler reload = new ReloadHandler(new Reloader(build, site, news, grace), new KeptSessions(said::add));
        handler = reload;
        server.setHandler(new Counting(reload));
        server.start();
        return this;
    }

    WatchedSite watched(Path... libraries) {
        Stream<Path> platform = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(each -> each.contains("jakarta."))
                .map(Path::of);
        List<Path> jars = Stream.concat(platform, Stream.of(libraries)).toList();
        Path classes = root.resolve("classes");
        return new WatchedSite(
                new SiteLayout(List.of(root.resolve("web")), List.of(classes), List.of(libraries)),
                new SiteSources(
                        classes,
                        List.of(root.resolve("src")),
                        List.of(root.resolve("resources")),
                        List.of(root.resolve("filtered")),
                        jars,
                        List.of("-parameters"),
                        null,
                        List.of(root.resolve("pom.xml"))));
    }

    /** How many requests are served, or wait for the site, or have done so. */
    int takenUp() {
        return takenUp.get();
    }

    /** How many of those are over, however they ended: each either got an answer or lost its connection. */
    int letGo() {
        return letGo.get();
    }

    /** Completed when a deployment that had failed was tried again. */
    CompletableFuture<Void> tryAgain() {
        CompletableFuture<Void> tried = new CompletableFuture<>();
        Objects.requireNonNull(handler).tryAgain(() -> tried.complete(null));
        return tried;
    }

    /** What was printed so far. */
    List<String> said() {
        return said;
    }

    SiteNews news() {
        return news;
    }

    /** Serves the site; once it is started. */
    SiteHandler handler() {
        return Objects.requireNonNull(site);
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /** A servlet {@code p.Page} at {@code /page}. */
    void page(String body) throws IOException {
        page("", body);
    }

    /** The same with fields. */
    void page(String fields, String body) throws IOException {
        source("Page", """
                import jakarta.servlet.annotation.WebServlet;
                import jakarta.servlet.http.*;
                @WebServlet(urlPatterns = "/page", asyncSupported = true)
                public class Page extends HttpServlet {
                    %s
                    @Override
                    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
                        %s
                    }
                }
                """.formatted(fields, body));
    }

    void source(String name, String text) throws IOException {
        write("src/p/" + name + ".java", "package p;\n" + text);
    }

    /** Empties the file first, as many programs do, and writes it in two pieces. */
    void overwrite(String name, String text) throws IOException {
        try (OutputStream file = Files.newOutputStream(root.resolve(name))) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            file.write(bytes, 0, bytes.length / 2);
            file.write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
        }
    }

    void write(String name, String text) throws IOException {
        SourceProject.write(root.resolve(name), text);
    }

    /** The class loader of the site that is deployed. */
    ClassLoader loader() {
        return handler().loader().orElseThrow();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path), HttpResponse.BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> getLater(String path) {
        return client.sendAsync(request(path), HttpResponse.BodyHandlers.ofString());
    }

    /** How many have come on the connections that are open. */
    long requests() {
        return connector.getConnectedEndPoints().stream()
                .mapToLong(each -> each.getConnection().getMessagesIn())
                .sum();
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort() + path))
                .build();
    }

    void stop() throws Exception {
        server.stop();
        work.close();
    }

    private final class Counting extends Handler.Wrapper {

        Counting(Handler counted) {
            super(counted);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            Request.addCompletionListener(request, failure -> letGo.incrementAndGet());
            boolean handled = super.handle(request, response, callback);
            takenUp.incrementAndGet();
            return handled;
        }
    }
}
