package io.freedom.scenarios.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import io.freedom.server.SiteLayout;
import io.freedom.server.deployment.Deployer;
import io.freedom.server.deployment.Deployment;
import io.freedom.server.deployment.SiteNews;
import io.freedom.server.deployment.WorkFolder;
import io.freedom.server.pages.DebugPages;
import io.freedom.server.pages.SiteCode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page about a failure, for a site with Freedom in it; the settings of this one do not say that it is in development. */
class DebugPageIT {

    private final SiteNews news = new SiteNews();
    private final SiteNews inDevelopment = new SiteNews();
    private final List<Map<String, Object>> events = new CopyOnWriteArrayList<>();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final WorkFolder work = new WorkFolder();
    private Deployment site;

    @BeforeEach
    void serve() throws Exception {
        news.listen(events::add);
        news.listen(event -> {
            Map<String, Object> told = new HashMap<>(event);
            told.put("debug", true);
            inDevelopment.accept(told);
        });
        SiteLayout layout = SiteLayout.of(Path.of(System.getProperty("scenarios.war")));
        DebugPages pages = new DebugPages(inDevelopment, SiteCode.of(layout, List.of()));
        server.addConnector(connector);
        server.start();
        site = new Deployer(layout, "scenarios.settings.hook", work, news, pages).deploy(server);
        server.stop();
        server.setHandler(site.handler());
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        site.close();
        work.close();
    }

    @Test
    void thePageTellsWhatTheRequestHoldsAndTheEndIsToldAfterIt() throws Exception {
        HttpResponse<String> answer = get("/resources/exception?id=broken");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("with resources\n", "Thrown in ResourcePages.", "Held by the request\n  \"first\" (")
                .contains("taken at scenarios.ResourcePages.", "Application  ");
        await().atMost(1, TimeUnit.MINUTES).until(() -> names().contains("finished"));
        assertThat(names()).containsExactly("settings", "deployed", "started", "failed", "finished");
        Map<String, Object> finished = events.get(events.size() - 1);
        assertThat(finished).contains(entry("outcome", "FAILED"), entry("status", 500L));
        assertThat((List<?>) finished.get("givenBack")).isNotEmpty();
    }

    /** The servlet that Freedom makes of it is nothing that a developer has mapped. */
    @Test
    void theApplicationIsNamedOnceAmongWhatIsMapped() throws Exception {
        String answer = get("/nobody/answers/this").body();

        assertThat(answer)
                .contains("Nothing answers /nobody/answers/this", "What is mapped\n", "(the application)")
                .doesNotContain("ApplicationServlet");
    }

    private List<Object> names() {
        return events.stream().map(event -> event.get("event")).toList();
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create("http://localhost:" + connector.getLocalPort() + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
