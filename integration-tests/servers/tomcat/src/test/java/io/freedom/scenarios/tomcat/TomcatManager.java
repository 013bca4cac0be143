package io.freedom.scenarios.tomcat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/** The text interface of Tomcat's manager application. */
final class TomcatManager {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final InetSocketAddress server;
    private final String authorization;

    TomcatManager(InetSocketAddress server, String user, String password) {
        this.server = server;
        this.authorization = "Basic " + Base64.getEncoder().encodeToString((user + ':' + password).getBytes(UTF_8));
    }

    /** Asks for what is deployed. */
    void list() throws IOException, InterruptedException {
        requireOk(ask("list"));
    }

    /**
     * Deploys a copy of a WAR.
     *
     * @param descriptor the context descriptor of the site
     * @return the manager's answer, which begins with OK or FAIL
     */
    String deploy(String name, Path archive, Path descriptor) throws IOException, InterruptedException {
        return ask("deploy?path=/" + name + "&config=" + url(descriptor) + "&war=" + url(archive));
    }

    void undeploy(String name) throws IOException, InterruptedException {
        requireOk(ask("undeploy?path=/" + name));
    }

    /** Stops and starts a site, without deploying it anew. */
    void reload(String name) throws IOException, InterruptedException {
        requireOk(ask("reload?path=/" + name));
    }

    private static String url(Path file) {
        return URLEncoder.encode(file.toUri().toString(), UTF_8);
    }

    private String ask(String command) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://" + server.getHostString() + ':' + server.getPort() + "/manager/text/" + command))
                .header("Authorization", authorization)
                .timeout(PATIENCE)
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        return response.statusCode() == 200 ? response.body() : "FAIL - status " + response.statusCode();
    }

    private static void requireOk(String answer) throws IOException {
        if (!answer.startsWith("OK")) {
            throw new IOException("Tomcat's manager answered: " + answer);
        }
    }
}
