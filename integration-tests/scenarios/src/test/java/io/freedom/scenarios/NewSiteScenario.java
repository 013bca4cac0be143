package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The site that {@code startproject} writes, as its own build has packed it. The environment of the servers gives it the settings
 * and the secret key of production.
 */
@Aside
@Order(Stages.DEPLOYMENTS)
@EnabledIfSystemProperty(
        named = NewSiteScenario.WAR,
        matches = ".+",
        disabledReason = "this server is not asked for it")
class NewSiteScenario {

    static final String WAR = "scenarios.new-site";

    private static final String NAME = "shop";
    private static final Pattern FINISHED = Pattern.compile("since the site started: <strong>([0-9]+)</strong>");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int asked;

    @Test
    void theWarOfANewSiteIsDeployedAsItIs(ServerUnderTest server) throws Exception {
        Site site = server.deploy(Path.of(System.getProperty(WAR)), NAME);
        try {
            int others = finishedOfOthersWhenQuiet(site);
            HttpResponse<String> page = get(site, "/");
            HttpResponse<String> style = get(site, "/static/site.css");
            HttpResponse<String> nowhere = get(site, "/nowhere");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("<h1>It works!</h1>", "href=\"" + site.contextPath() + "/static/site.css\"")
                    .doesNotContain("/_freedom/");
            assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(style.statusCode()).isEqualTo(200);
            assertThat(style.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/css");
            assertThat(nowhere.statusCode()).isEqualTo(404);
            // Had one of ours been told twice, or never, the numbers would not meet.
            await().until(() -> finishedOfOthers(site) == others);
        } finally {
            server.undeploy(NAME);
        }
    }

    /** What stands when the server has stopped asking. Now and then a count comes short of an end that is told late; none is too high. */
    private int finishedOfOthersWhenQuiet(Site site) {
        AtomicInteger most = new AtomicInteger(Integer.MIN_VALUE);
        await().during(Requests.QUIET).until(() -> {
            int count = finishedOfOthers(site);
            return count <= most.getAndAccumulate(count, Math::max);
        });
        return most.get();
    }

    /**
     * How many requests beside ours the site has seen end: those of a server that asks the site whether it is there. The page
     * counts those that were over when it was made, which the request for it was not; it comes short by each of ours whose end
     * is only being told.
     */
    private int finishedOfOthers(Site site) throws IOException, InterruptedException {
        Matcher count = FINISHED.matcher(get(site, "/").body());
        assertThat(count.find()).isTrue();
        return Integer.parseInt(count.group(1)) + 1 - asked;
    }

    private HttpResponse<String> get(Site site, String path) throws IOException, InterruptedException {
        asked++;
        URI uri = URI.create("http://%s:%d%s%s"
                .formatted(site.http().getHostString(), site.http().getPort(), site.contextPath(), path));
        return client.send(
                HttpRequest.newBuilder(uri).timeout(RunningServer.PATIENCE).build(), BodyHandlers.ofString());
    }
}
