package io.freedom.scenarios.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import io.freedom.server.SiteLayout;
import io.freedom.server.deployment.Deployer;
import io.freedom.server.deployment.Deployment;
import io.freedom.server.deployment.PlainPages;
import io.freedom.server.deployment.SiteNews;
import io.freedom.server.deployment.WorkFolder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a site tells the server that serves it, of real requests. */
class SiteNewsIT {

    private final SiteNews news = new SiteNews();
    private final List<Map<String, Object>> events = new CopyOnWriteArrayList<>();
    private final List<List<Map<String, Object>>> heldAtTheAnswer = new CopyOnWriteArrayList<>();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final WorkFolder work = new WorkFolder();
    private final HttpClient client = HttpClient.newHttpClient();
    private Deployment site;

    @BeforeEach
    void serve() throws Exception {
        news.listen(events::add);
        server.addConnector(connector);
        server.start();
        Path war = Path.of(System.getProperty("scenarios.war"));
        site = new Deployer(SiteLayout.of(war), "scenarios.settings.hook", work, news, new PlainPages()).deploy(server);
        Handler.Wrapper asking = new Handler.Wrapper(site.handler()) {

            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                return super.handle(request, new Asking(request, response), callback);
            }
        };
        server.stop();
        server.setHandler(asking);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        site.close();
        work.close();
    }

    /** Asks what the request holds when the site sends the answer: it does not go on before. */
    private final class Asking extends Response.Wrapper {

        Asking(Request request, Response response) {
            super(request, response);
        }

        @Override
        public void write(boolean last, ByteBuffer content, Callback callback) {
            heldAtTheAnswer.add(held(getRequest().getAttribute("io.freedom.development")));
            super.write(last, content, callback);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> held(Object description) {
        Object supplier = ((Map<String, Object>) description).get("held");
        return ((Supplier<List<Map<String, Object>>>) supplier).get();
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create("http://localhost:" + connector.getLocalPort() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private Map<String, Object> only(String name) {
        List<Map<String, Object>> found =
                events.stream().filter(event -> name.equals(event.get("event"))).toList();
        assertThat(found).as("%s in %s", name, events).hasSize(1);
        return found.get(0);
    }

    private Map<String, Object> awaitFinished() {
        await().atMost(1, TimeUnit.MINUTES)
                .until(() -> events.stream().anyMatch(event -> "finished".equals(event.get("event"))));
        return only("finished");
    }

    private List<Object> names() {
        return events.stream().map(event -> event.get("event")).toList();
    }

    @Test
    void aRequestThatHoldsSomethingSaysSoWhileItIsUnderWayAndThatItCameBackAtItsEnd() throws Exception {
        assertThat(get("/resources/timeout?id=held").statusCode()).isEqualTo(503);

        Map<String, Object> finished = awaitFinished();
        assertThat(finished).contains(entry("outcome", "TIMED_OUT"), entry("status", 503L));
        assertThat(finished.get("request")).isEqualTo(only("started").get("request"));
        assertThat(given(finished)).extracting(thing -> thing.get("forgotten")).containsExactly(false, false);
        assertThat(heldAtTheAnswer.get(0))
                .extracting(thing -> thing.get("what").toString().split(" ")[0])
                .containsExactlyInAnyOrder("\"first\"", "\"second\"");
        assertThat(heldAtTheAnswer.get(0)).allSatisfy(thing -> {
            assertThat((Long) thing.get("sinceNanos")).isPositive();
            assertThat(thing.get("stack").toString()).startsWith("[scenarios.ResourcePages.");
        });
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> given(Map<String, Object> finished) {
        return (List<Map<String, Object>>) finished.get("givenBack");
    }

    @Test
    void aFailureIsToldBeforeTheEnd() throws Exception {
        assertThat(get("/resources/exception?id=broken").statusCode()).isEqualTo(500);

        assertThat(awaitFinished()).contains(entry("outcome", "FAILED"), entry("status", 500L));
        assertThat((Throwable) only("failed").get("failure")).hasMessage("with resources");
        assertThat(names()).containsExactly("settings", "deployed", "started", "failed", "finished");
    }

    @Test
    void whatIsDeployedIsToldUntilItIsGone() {
        assertThat(only("deployed"))
                .contains(
                        entry("kind", "HttpApplication"),
                        entry("mapping", "/"),
                        entry("completion", "Jetty's completion listener"));
        assertThat(only("settings"))
                .contains(entry("module", "scenarios.settings.hook"), entry("origin", "--settings"));
        site.close();
        assertThat(names()).containsExactly("settings", "deployed", "undeployed");
    }
}
