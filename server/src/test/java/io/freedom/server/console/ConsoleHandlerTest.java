package io.freedom.server.console;

import static io.freedom.server.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.deployment.Problem;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ajax.JSON;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleHandlerTest {

    private static final String STATE = "/_freedom/state";

    private final CountDownLatch holding = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private TestSite site;

    @BeforeEach
    void start() throws Exception {
        site = new TestSite(new Site());
    }

    @AfterEach
    void stop() throws Exception {
        release.countDown();
        site.stop();
    }

    @Test
    void isThereWhereTheSiteIsInDevelopment() throws Exception {
        site.settings(true);

        for (String path :
                List.of("", "console.css", "console.js", "sections.js", "keys.js", "refresh.js", "state", "figures")) {
            HttpResponse<String> answer = site.get("/_freedom/" + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).isNotEmpty().isNotEqualTo("the site");
        }
        assertThat(site.get("/").body()).isEqualTo("the site");
    }

    @Test
    void isNotThereBeforeAnythingIsKnownNorWhereTheSiteIsNotInDevelopment() throws Exception {
        assertThat(site.get("/_freedom/").body()).isEqualTo("the site");
        site.settings(false);
        assertThat(site.get("/_freedom/").body()).isEqualTo("the site");
        assertThat(site.get(STATE).body()).isEqualTo("the site");
    }

    @Test
    void outlivesADeploymentThatCouldNotReadTheSettings() throws Exception {
        site.settings(true);
        site.news.begin();

        assertThat(state()).containsEntry("state", "starting");
    }

    @Test
    void tellsOfAProblemEvenIfNothingWasEverKnown() throws Exception {
        site.problem.set(new Problem.NotDeployed(new IllegalStateException("FREEDOM-0201: it is not there.")));

        assertThat(site.get(STATE).body()).contains("\"state\":\"problem\"", "FREEDOM-0201: it is not there.");
        site.settings(false);
        assertThat(site.get(STATE).body()).isEqualTo("the site");
    }

    /** Even the mistake may be in {@code freedom.debug} itself. */
    @Test
    void tellsOfAProblemThatKeptTheModeFromBeingRead() throws Exception {
        site.settings(false);
        site.news.accept(Map.of("event", "settings", "module", "site.settings.development"));
        site.problem.set(new Problem.NotDeployed(new IllegalStateException("FREEDOM-0203: maybe is not true.")));

        assertThat(site.get(STATE).body()).contains("FREEDOM-0203: maybe is not true.");
    }

    @Test
    void aFailureIsShownWithoutTheSecretsOfTheSite() throws Exception {
        UnaryOperator<String> mask = text -> text.replace("hunter-of-the-site", "*****");
        site.news.accept(Map.of("event", "settings", "debug", true, "mask", mask));
        site.news.accept(Map.of("event", "started", "request", 1L, "method", "GET", "path", "/"));
        site.news.accept(Map.of(
                "event", "failed", "request", 1L, "failure", new IllegalStateException("No hunter-of-the-site")));

        assertThat(site.get(STATE).body()).contains("No *****").doesNotContain("hunter-of-the-site");
    }

    @Test
    void whatKeepsTheSiteFromBeingServedIsShownWithoutItsSecrets() throws Exception {
        UnaryOperator<String> mask = text -> text.replace("hunter-of-the-site", "*****");
        site.news.accept(Map.of("event", "settings", "debug", true, "mask", mask));
        site.problem.set(new Problem.NotDeployed(new IllegalStateException("No hunter-of-the-site")));

        assertThat(site.get(STATE).body()).contains("No *****").doesNotContain("hunter-of-the-site");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: example.com",
                "Host: 192.168.0.7",
                "Host: localhost\r\nForwarded: for=10.0.0.1",
                "Host: localhost\r\nX-Forwarded-For: 10.0.0.1",
                "Host: localhost\r\nVia: 1.1 proxy",
                "Host: localhost\r\nX-Real-IP: 10.0.0.1",
                "Host: localhost\r\nOrigin: http://example.com",
                "Host: localhost:8000\r\nOrigin: http://localhost:3000",
                "Host: localhost\r\nOrigin: null",
                "Host: localhost\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors"
            })
    void isNotThereForAnybodyElse(String headers) throws Exception {
        site.settings(true);

        assertThat(site.raw("GET /_freedom/state HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n"))
                .endsWith("the site");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: localhost",
                "Host: [::1]:8000",
                "Host: mysite.localhost:8000",
                "Host: localhost:8000\r\nOrigin: http://localhost:8000",
                "Host: localhost\r\nOrigin: null\r\nSec-Fetch-Site: same-origin",
                "Host: localhost\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate"
            })
    void isThereForTheDeveloper(String headers) throws Exception {
        site.settings(true);

        assertThat(site.raw("GET /_freedom/state HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .contains("\"state\":\"starting\"");
    }

    @Test
    void aDeploymentIsTriedAgainByPostOfTheDeveloperOnly() throws Exception {
        site.settings(true);

        assertThat(site.get("/_freedom/again").statusCode()).isEqualTo(405);
        assertThat(site.get("/_freedom/again").headers().firstValue("Allow")).contains("POST");
        assertThat(site.raw("POST /_freedom/again HTTP/1.1\r\nHost: localhost:8000\r\nOrigin: http://localhost:3000\r\n"
                        + "Content-Length: 0\r\nConnection: close\r\n\r\n"))
                .endsWith("the site");
        assertThat(site.triedAgain).hasValue(0);

        assertThat(site.send("POST", "/_freedom/again").statusCode()).isEqualTo(204);
        assertThat(site.triedAgain).hasValue(1);
    }

    @Test
    void onlyReadsOtherwise() throws Exception {
        site.settings(true);

        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS")) {
            HttpResponse<String> answer = site.send(method, STATE);
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
        }
        assertThat(site.send("HEAD", STATE).statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyMayKeepFrameOrShareWhatItAnswers() throws Exception {
        site.settings(true);

        for (String path : List.of("/_freedom/", STATE, "/_freedom/nothing", "/_freedom/console.js")) {
            HttpResponse<String> answer = site.get(path);
            assertThat(answer.headers().map())
                    .containsEntry("Cache-Control", List.of("no-store"))
                    .containsEntry("X-Frame-Options", List.of("DENY"))
                    .containsEntry("X-Content-Type-Options", List.of("nosniff"))
                    .containsEntry("Cross-Origin-Resource-Policy", List.of("same-origin"))
                    .doesNotContainKey("Access-Control-Allow-Origin")
                    .hasEntrySatisfying(
                            "Content-Security-Policy",
                            policy -> assertThat(policy.get(0))
                                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self'"));
        }
    }

    @Test
    void leadsToItsPageAndSaysWhereThatIs() throws Exception {
        site.settings(true);

        assertThat(site.get("/_freedom").headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/_freedom/"));
        HttpResponse<String> missing = site.get("/_freedom/nothing");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("/_freedom/");
    }

    @Test
    void thePageAndAllItNeedsAreSmall() throws Exception {
        site.settings(true);
        int size = 0;
        for (String file : List.of("", "console.css", "console.js", "sections.js", "keys.js")) {
            size += site.get("/_freedom/" + file).body().length();
        }

        assertThat(size).isLessThan(60_000);
    }

    @Test
    void showsWhatTheSiteIsMadeOfButNeverItsAdvice() throws Exception {
        Supplier<List<Map<String, Object>>> values = () -> List.of(Map.of("key", "greeting", "value", "Hello \"<b>\""));
        site.tell("settings", Map.of("debug", true, "values", values, "advice", values));
        site.tell(
                "deployed",
                Map.of("application", "mysite.Site", "middleware", List.of(Map.of("class", "mysite.NoStore"))));

        assertThat(site.get(STATE).body())
                .contains("\"state\":\"serving\"", "\"application\":\"mysite.Site\"", "\"class\":\"mysite.NoStore\"")
                .contains("\"value\":\"Hello \\\"<b>\\\"\"")
                .doesNotContain("advice");
    }

    @Test
    void aSupplierOfASiteThatIsGoneIsNoFailure() throws Exception {
        Supplier<List<Map<String, Object>>> gone = () -> {
            throw new NoClassDefFoundError("io/freedom/Gone");
        };
        site.tell("settings", Map.of("debug", true, "values", gone));
        site.tell("deployed", Map.of("observers", gone, "resources", gone));

        assertThat(state()).containsEntry("state", "serving");
    }

    @Test
    void tellsTheOutcomeOfARequestWhenItIsOver() throws Exception {
        site.settings(true);
        site.start(7);

        CompletableFuture<HttpResponse<String>> answer = site.ask("/_freedom/requests/7");
        assertThat(site.get("/_freedom/figures").statusCode()).isEqualTo(200);
        assertThat(answer).isNotDone();
        site.finish(7);

        assertThat(answer.get().body()).contains("\"outcome\":\"COMPLETED\"");
        assertThat(site.get("/_freedom/requests/7").body())
                .isEqualTo(answer.get().body());
    }

    @Test
    void tellsWhatIsKnownOfARequestThatDoesNotEnd() throws Exception {
        site.stop();
        site = new TestSite(new Site(), Duration.ofMillis(1));
        site.settings(true);
        site.start(8);

        assertThat(site.get("/_freedom/requests/8").body())
                .contains("\"path\":\"/orders\"")
                .doesNotContain("outcome");
        assertThat(site.get("/_freedom/requests/9").statusCode()).isEqualTo(404);
        assertThat(site.get("/_freedom/requests/nine").statusCode()).isEqualTo(404);
    }

    @Test
    void masksCredentialsAndNamesFilesAsThePageOfAFailureDoes() throws Exception {
        site.settings(true);
        site.start(3);
        site.tell(
                "failed",
                Map.of("request", 3L, "failure", new IllegalStateException("Can't reach https://bob:sec-ret@host")));
        site.problem.set(new Problem.NotCompiled(List.of(new Problem.CompileError(
                Path.of("/home/me/mysite/src/main/java/mysite/Site.java"), 3, 1, "see http://a:sec-ret@b"))));

        String told = site.get(STATE).body();
        assertThat(told)
                .contains("https://*****@host", "http://*****@b", "\"src/main/java/mysite/Site.java\"")
                .doesNotContain("sec-ret", "/home/me");
    }

    @Test
    void tellsWhatARequestUnderWayHolds() throws Exception {
        site.settings(true);
        CompletableFuture<HttpResponse<String>> held = site.ask("/hold");
        holding.await();

        assertThat(site.get("/_freedom/figures").body()).contains("\"what\":\"orders\"", "Orders.java:12");
        release.countDown();
        held.get();
        // The answer comes before the request is over.
        await().untilAsserted(
                        () -> assertThat(site.get("/_freedom/figures").body()).contains("\"held\":[]"));
    }

    @Test
    void keepsNothingOfASiteThatIsNotInDevelopment() throws Exception {
        site.settings(false);
        site.start(1);
        site.settings(true);

        assertThat(site.get("/_freedom/requests/1").statusCode()).isEqualTo(404);
    }

    private Map<String, Object> state() throws Exception {
        Map<String, Object> state = new HashMap<>();
        ((Map<?, ?>) new JSON().fromJSON(site.get(STATE).body()))
                .forEach((key, value) -> state.put(String.valueOf(key), value));
        return state;
    }

    private final class Site extends Handler.Abstract {

        private final AtomicInteger requests = new AtomicInteger();

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            if (Request.getPathInContext(request).equals("/hold")) {
                Supplier<List<Map<String, Object>>> held = () -> List.of(Map.of(
                        "what", "orders", "sinceNanos", 5L, "stack", List.of("mysite.Orders.all(Orders.java:12)")));
                request.setAttribute(
                        "io.freedom.development", Map.of("request", (long) requests.incrementAndGet(), "held", held));
                holding.countDown();
                release.await();
            }
            Content.Sink.write(response, true, "the site", callback);
            return true;
        }
    }
}
