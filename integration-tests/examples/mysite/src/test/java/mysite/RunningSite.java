package mysite;

import io.freedom.server.ServerOptions;
import io.freedom.server.SiteLayout;
import io.freedom.server.SiteServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The WAR that the build names in {@code mysite.war}, on the built-in server, and a client that follows no redirects. */
final class RunningSite implements AutoCloseable {

    static final Path WAR = Path.of(System.getProperty("mysite.war"));

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern COUNT = Pattern.compile("<dt>([^<]+)</dt><dd>([0-9]+)</dd>");

    private final HttpClient client = HttpClient.newHttpClient();
    private final SiteServer server;

    /** @param settings the settings module; null takes the site's own */
    RunningSite(@Nullable String settings) {
        server = SiteServer.start(
                SiteLayout.of(WAR),
                new ServerOptions(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        settings,
                        ServerOptions.DEFAULT_THREADS,
                        ServerOptions.DEFAULT_GRACE));
    }

    String origin() {
        return "http://127.0.0.1:" + server.address().getPort();
    }

    /** A request that the caller completes. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin() + path)).timeout(PATIENCE);
    }

    /** A filled-in form of the guest book. */
    HttpRequest.Builder form(String name, String message) {
        String fields = "name=" + encode(name) + "&message=" + encode(message);
        return request("/guest-book")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    HttpResponse<String> sign(String name, String message) throws IOException, InterruptedException {
        return send(form(name, message));
    }

    /** The connections, as the site shows them. Asking needs none. */
    Counts counts() {
        try {
            Matcher count = COUNT.matcher(get("/activity").body());
            return new Counts(next(count, "held now"), next(count, "borrowed"), next(count, "given back"));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static int next(Matcher count, String name) {
        if (!count.find() || !count.group(1).equals(name)) {
            throw new AssertionError("The page does not show " + name);
        }
        return Integer.parseInt(count.group(2));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }

    record Counts(int held, int borrowed, int givenBack) {}
}
