package io.freedom.browser;

import static io.freedom.browser.Browser.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.deployment.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

@InChromium
class ConsoleIT {

    private static final String MARKUP =
            "<img src=x onerror=\"document.title='injected'\"></pre><script>document.title='injected'</script>";

    private static final String ROW = "#request-list .row";

    private DevelopedSite site;

    @BeforeEach
    void start() throws Exception {
        site = new DevelopedSite();
        site.settings(settings());
        site.tell("deployed", deployed());
    }

    @AfterEach
    void stop() throws Exception {
        site.stop();
    }

    @Test
    void showsTheBoundApplicationAndItsMiddlewareInTheirOrder(Browser browser) {
        browser.open(site.console());

        soon().untilAsserted(() -> assertThat(browser.text("h1")).isEqualTo("mysite.Site"));
        assertThat(browser.title()).isEqualTo("mysite.Site · Freedom");
        Section.APPLICATION.show(browser);
        assertThat(browser.texts(".chain code"))
                .containsExactly("/*", "mysite.NoStore", "mysite.Compression", "mysite.Site");
        pictures(browser, "console-application");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void saysWhatIsMissingBeforeTheFirstRequest(Browser browser) {
        browser.open(site.console());

        soon().untilAsserted(() -> assertThat(browser.text("#no-requests")).startsWith("No request yet."));
        pictures(browser, "console-empty");
    }

    @Test
    void showsRequestsAsTheyCome(Browser browser) {
        browser.open(site.console());
        long slow = site.start("GET", "/slow", "");

        soon().untilAsserted(() ->
                assertThat(browser.text("#request-list > li:first-child .row")).contains("GET", "/slow", "running"));
        site.finish(slow, "COMPLETED", 200, 12_000_000, "orders", "cache");

        soon().untilAsserted(() -> assertThat(browser.text("#request-list > li:first-child .row"))
                .contains("200", "12 ms", "gave back orders, cache"));
    }

    @Test
    void aBusySiteIsReadable(Browser browser) {
        busy();
        browser.open(site.console());

        soon().untilAsserted(
                        () -> assertThat(browser.texts("#request-list > li")).hasSize(14));
        pictures(browser, "console-busy");
        browser.click(ROW, "/checkout");
        soon().untilAsserted(() -> assertThat(browser.texts(".details pre")).isNotEmpty());
        assertThat(browser.text(".details"))
                .contains(
                        "ConsoleIT.failure (ConsoleIT.java:", "Caused by java.lang.NumberFormatException", "frames of")
                .doesNotContain("reflect", "app//");
        pictures(browser, "console-failure");
        browser.click(ROW, "/checkout");
        browser.click(ROW, "/report");
        soon().untilAsserted(() -> assertThat(browser.text(".details"))
                .contains("Forgot to close orders", "mysite.Reports.rows(Reports.java:41)"));
        pictures(browser, "console-leak");
        Section.OBSERVERS.show(browser);
        pictures(browser, "console-observers");
        Section.RESOURCES.show(browser);
        pictures(browser, "console-resources");
        Section.SETTINGS.show(browser);
        pictures(browser, "console-settings");
        browser.script("document.getElementById('help').showModal()");
        pictures(browser, "console-help");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aProblemIsSaidAboveEverything(Browser browser) {
        busy();
        site.show(new Problem.NotCompiled(List.of(new Problem.CompileError(
                Path.of("/home/me/mysite/src/main/java/mysite/Site.java"),
                21,
                34,
                "cannot find symbol\n  symbol:   variable greting\n  location: class mysite.Site"))));
        browser.open(site.console());

        soon().untilAsserted(() -> assertThat(browser.text("#problem"))
                .contains("The site does not compile", "src/main/java/mysite/Site.java:21:34"));
        assertThat(browser.text("#problem")).doesNotContain("/home/me");
        pictures(browser, "console-problem");

        site.serve("fixed");
        soon().untilAsserted(() -> assertThat(browser.texts("#problem h2")).isEmpty());
    }

    @Test
    void isReadWithTheKeyboardAlone(Browser browser) {
        busy();
        browser.open(site.console());
        soon().untilAsserted(
                        () -> assertThat(browser.texts("#request-list > li")).hasSize(14));

        browser.type("j");
        browser.type("j");
        soon().untilAsserted(() -> assertThat(focused(browser)).contains("DELETE"));
        browser.type("k");
        soon().untilAsserted(() -> assertThat(focused(browser)).contains("/events"));
        browser.type("jj");
        browser.type(Keys.ENTER);
        soon().untilAsserted(() -> assertThat(browser.text(".details")).contains("Forgot to close orders"));
        soon().untilAsserted(() -> assertThat(focused(browser)).contains("/report"));
        browser.escape();
        soon().untilAsserted(() -> assertThat(browser.texts(".details")).isEmpty());

        browser.type("/");
        browser.type("checkout");
        soon().untilAsserted(
                        () -> assertThat(browser.texts("#request-list > li")).hasSize(1));
        browser.type(Keys.ENTER);
        soon().untilAsserted(() -> assertThat(focused(browser)).contains("/checkout"));
        soon().untilAsserted(() -> assertThat(browser.texts(".details")).isEmpty());
        browser.type("o");
        soon().untilAsserted(() -> assertThat(browser.texts(".details")).hasSize(1));
        browser.type("o");
        soon().untilAsserted(() -> assertThat(browser.texts(".details")).isEmpty());
        browser.type("/");
        browser.escape();
        soon().untilAsserted(
                        () -> assertThat(browser.texts("#request-list > li")).hasSize(14));
        browser.escape();

        Section.SETTINGS.show(browser);
        soon().untilAsserted(() -> assertThat(browser.texts(".settings li")).hasSize(7));
        browser.type("/");
        browser.type("database");
        soon().untilAsserted(() -> assertThat(browser.texts(".settings li")).hasSize(2));
        browser.escape();
        browser.escape();
        browser.type("?");
        soon().untilAsserted(() -> assertThat(browser.texts("dialog")).isNotEmpty());
        browser.escape();
        soon().untilAsserted(() -> assertThat(browser.texts("dialog")).isEmpty());
        Section.APPLICATION.show(browser);
        assertThat(browser.texts(".chain")).isNotEmpty();
        Section.REQUESTS.show(browser);
        assertThat(browser.texts("#request-list")).isNotEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whoReadsARequestIsNotDisturbedByNewOnes(Browser browser) {
        long first = site.start("GET", "/first", "");
        browser.open(site.console());
        browser.click(ROW, "/first");
        browser.first(".details");
        site.finish(site.start("GET", "/second", ""), "COMPLETED", 200, 1_000_000);
        site.finish(first, "COMPLETED", 200, 5_000_000, "orders");

        soon().untilAsserted(() -> assertThat(browser.text("#waiting")).isEqualTo("Show 1 new request"));
        soon().untilAsserted(() -> assertThat(browser.text(".details")).contains("orders after 2.5 ms"));
        assertThat(browser.texts("#request-list > li")).hasSize(1);
        browser.click("#waiting", "Show 1 new request");
        soon().untilAsserted(() -> assertThat(browser.texts(".target")).containsExactly("/second", "/first"));

        browser.type("p");
        soon().untilAsserted(() -> assertThat(browser.text("#pause")).isEqualTo("Go on"));
        site.start("GET", "/third", "");
        soon().untilAsserted(() -> assertThat(browser.text("#waiting")).isEqualTo("Show 1 new request"));
        browser.type("p");
        soon().untilAsserted(() -> assertThat(browser.texts(".target")).containsExactly("/third", "/second", "/first"));
    }

    @Test
    void showsWhatARequestHoldsWhileItHoldsIt(Browser browser) throws Exception {
        browser.open(site.console());
        long held = site.start("GET", DevelopedSite.HOLD, "");
        site.hold(held);

        soon().untilAsserted(() ->
                assertThat(browser.text("#request-list > li:first-child .row")).contains("holds orders"));
        Section.RESOURCES.show(browser);
        soon().untilAsserted(() -> assertThat(browser.text(".holding"))
                .contains(DevelopedSite.HOLD, "orders for", "mysite.Orders.all(Orders.java:12)"));
        pictures(browser, "console-held");
        site.release();
        site.finish(held, "COMPLETED", 200, 3_000_000, "orders");
        soon().untilAsserted(() -> assertThat(browser.texts(".holding")).isEmpty());
    }

    @Test
    void markupInAnythingASiteTellsIsText(Browser browser) {
        Supplier<List<Map<String, Object>>> observers =
                () -> List.of(Map.of("observer", MARKUP, "observes", MARKUP, "calls", 1L, "nanos", 5L));
        site.settings(
                List.of(Map.of("key", MARKUP, "value", MARKUP, "origin", MARKUP, "default", MARKUP, "differs", true)));
        site.tell(
                "deployed",
                Map.of(
                        "application",
                        MARKUP,
                        "kind",
                        MARKUP,
                        "mapping",
                        MARKUP,
                        "completion",
                        MARKUP,
                        "middleware",
                        List.of(Map.of("class", MARKUP)),
                        "observers",
                        observers,
                        "resources",
                        Map.of(MARKUP, MARKUP)));
        long request = site.start(MARKUP, MARKUP, MARKUP);
        site.tell("failed", Map.of("request", request, "failure", new IllegalStateException(MARKUP)));
        site.tell("forgotten", Map.of("request", request, "what", MARKUP, "heldNanos", 1L, "stack", List.of(MARKUP)));
        site.finish(request, MARKUP, 200, 1, MARKUP);
        site.show(new Problem.NotDeployed(new IllegalStateException(MARKUP)));
        browser.open(site.console());
        browser.click(ROW, "<img src=x");
        browser.first(".details");
        for (Section section : Section.values()) {
            section.show(browser);
            assertThat(browser.text("main")).contains("<img src=x");
        }

        assertThat(browser.all("main img, main script")).isEmpty();
        assertThat(browser.title()).startsWith("<img src=x");
        assertThat(browser.complaints()).isEmpty();
    }

    /** When the page is first painted is printed: how fast a machine is is nothing to fail for. */
    @Test
    void aFullConsoleNeedsFewRequestsAndFewBytes(Browser browser) {
        IntStream.range(0, 200)
                .forEach(i -> site.finish(site.start("GET", "/orders/" + i, ""), "COMPLETED", 200, 310_000, "orders"));
        List<Double> paints = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            browser.open(site.console());
            awaitScript(browser, "return performance.getEntriesByName('first-paint').length > 0");
            paints.add(number(browser, "performance.getEntriesByName('first-paint')[0].startTime"));
        }
        paints.sort(null);
        System.out.printf("First paint of the console: %.0f ms (median of 15)%n", paints.get(7));

        soon().untilAsserted(
                        () -> assertThat(browser.texts("#request-list > li")).hasSize(200));
        String files = "performance.getEntries().filter(each => each.transferSize > 0"
                + " && !/(state|figures|events)/.test(each.name))";
        soon().untilAsserted(
                        () -> assertThat(number(browser, files + ".length")).isEqualTo(5));
        assertThat(number(browser, files + ".reduce((sum, each) => sum + each.transferSize, 0)"))
                .isBetween(10_000.0, 60_000.0);
    }

    private static double number(Browser browser, String expression) {
        return browser.script("return " + expression) instanceof Number number ? number.doubleValue() : -1;
    }

    /** The state of before arrives after them, as with every reload that requests come in. */
    @Test
    void whatHappensWhileTheStateIsAskedForIsNotLost(Browser browser) {
        browser.open(site.console());
        soon().untilAsserted(() -> assertThat(browser.text("#state")).isEqualTo("live"));
        long first = site.start("GET", "/first", "");
        soon().untilAsserted(
                        () -> assertThat(browser.text("#request-list .row")).contains("/first", "running"));
        browser.script("""
                const real = fetch;
                const opened = new Promise(open => { window.openGate = open; });
                window.fetch = async (what, ...more) => {
                  const answer = await real(what, ...more);
                  if (what === '/_freedom/state') {
                    window.answered = true;
                    await opened;
                  }
                  return answer;
                };
                window.told = 0;
                const mine = new EventSource('/_freedom/events');
                mine.addEventListener('hello', () => { window.listens = true; });
                mine.addEventListener('request', () => { window.told++; });
                """);
        awaitScript(browser, "return window.listens === true");
        site.serve("reloaded");
        awaitScript(browser, "return window.answered === true");

        site.finish(first, "COMPLETED", 200, 5_000_000, "orders");
        site.finish(site.start("GET", "/second", ""), "COMPLETED", 200, 1_000_000);
        awaitScript(browser, "return window.told >= 3");
        browser.script("window.openGate()");

        soon().untilAsserted(() -> assertThat(browser.texts(".target")).containsExactly("/second", "/first"));
        soon().untilAsserted(() -> assertThat(browser.text("#request-list"))
                .contains("gave back orders")
                .doesNotContain("running"));
        site.finish(site.start("GET", "/third", ""), "COMPLETED", 200, 1_000_000);
        soon().untilAsserted(() -> assertThat(browser.texts(".target")).containsExactly("/third", "/second", "/first"));
    }

    @Test
    void loadsItsOwnFewFilesAndNothingElse(Browser browser) {
        browser.open(site.console());
        soon().untilAsserted(() -> assertThat(browser.text("#state")).isEqualTo("live"));

        soon().untilAsserted(() -> assertThat(
                        browser.script(
                                "return performance.getEntriesByType('resource').map(each => new URL(each.name).pathname).sort()"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains(
                        "/_freedom/console.css",
                        "/_freedom/console.js",
                        "/_freedom/keys.js",
                        "/_freedom/sections.js",
                        "/_freedom/state")
                .allSatisfy(path -> assertThat(path).asString().startsWith("/_freedom/")));
    }

    @Test
    void goesOnWhereItWasWhenItIsShownAgain(Browser browser) {
        browser.open(site.console());
        soon().untilAsserted(() -> assertThat(browser.text("#state")).isEqualTo("live"));
        browser.script("Object.defineProperty(document, 'hidden', {value: true, configurable: true});"
                + "document.dispatchEvent(new Event('visibilitychange'))");
        site.start("GET", "/meanwhile", "");
        browser.script("Object.defineProperty(document, 'hidden', {value: false, configurable: true});"
                + "document.dispatchEvent(new Event('visibilitychange'))");

        soon().untilAsserted(() -> assertThat(browser.texts(".target")).containsExactly("/meanwhile"));
    }

    private static void awaitScript(Browser browser, String condition) {
        soon().untilAsserted(() -> assertThat(browser.script(condition)).isEqualTo(true));
    }

    private static String focused(Browser browser) {
        return String.valueOf(browser.script("return document.activeElement.innerText"));
    }

    /** On a desk and on a phone, in the light and in the dark. */
    private static void pictures(Browser browser, String name) {
        assertThat(browser.isWiderThanItsWindow()).isFalse();
        browser.screenshot(name);
        browser.dark();
        browser.screenshot(name + "-dark");
        browser.phone();
        assertThat(browser.isWiderThanItsWindow()).isFalse();
        browser.screenshot(name + "-phone-dark");
        browser.light();
        browser.screenshot(name + "-phone");
        browser.desk();
    }

    private void busy() {
        IntStream.range(0, 4)
                .forEach(i -> site.finish(site.start("GET", "/static/site.css", "v=" + i), "COMPLETED", 304, 310_000));
        site.finish(site.start("GET", "/", ""), "COMPLETED", 200, 4_800_000, "orders");
        site.finish(site.start("POST", "/orders", ""), "COMPLETED", 303, 23_400_000, "orders", "cache");
        site.finish(
                site.start("GET", "/orders/4711", "page=2&sort=newest"),
                "COMPLETED",
                200,
                9_100_000,
                "orders",
                "cache");
        site.finish(site.start("GET", "/missing", ""), "COMPLETED", 404, 1_200_000);
        site.finish(site.start("GET", "/export", ""), "ABORTED", 200, 2_450_000_000L, "orders");
        site.finish(site.start("GET", "/slow", ""), "TIMED_OUT", 503, 30_004_000_000L, "orders");
        long checkout = site.start("POST", "/checkout", "");
        site.tell("failed", Map.of("request", checkout, "failure", failure()));
        site.finish(checkout, "FAILED", 500, 18_700_000, "orders");
        long report = site.start("GET", "/report", "year=2026");
        site.tell(
                "forgotten",
                Map.of(
                        "request",
                        report,
                        "what",
                        "orders",
                        "heldNanos",
                        41_000_000L,
                        "stack",
                        List.of(
                                "mysite.Reports.rows(Reports.java:41)",
                                "mysite.Reports.page(Reports.java:18)",
                                "mysite.Site.handle(Site.java:33)")));
        site.finish(report, "COMPLETED", 200, 46_000_000, "cache");
        site.finish(
                site.start("DELETE", "/" + "a-very-long-path/".repeat(12), "q=" + "x".repeat(200)),
                "COMPLETED",
                204,
                700_000);
        site.start("GET", "/events", "");
    }

    private static Throwable failure() {
        return new IllegalStateException("The cart 4711 is empty", new NumberFormatException("For input string: \"\""));
    }

    private static List<Map<String, Object>> settings() {
        return List.of(
                Map.of(
                        "key",
                        "database.password",
                        "value",
                        "********",
                        "origin",
                        "environment variable DATABASE_PASSWORD",
                        "differs",
                        true),
                Map.of(
                        "key",
                        "database.url",
                        "value",
                        "jdbc:postgresql://localhost/mysite",
                        "origin",
                        "mysite/settings/development.properties:4",
                        "default",
                        "jdbc:h2:mem:mysite",
                        "differs",
                        true),
                Map.of(
                        "key",
                        "freedom.debug",
                        "value",
                        "true",
                        "origin",
                        "mysite/settings/development.properties:2",
                        "default",
                        "false",
                        "differs",
                        true,
                        "known",
                        true),
                Map.of(
                        "key",
                        "freedom.mapping",
                        "value",
                        "/*",
                        "origin",
                        "default",
                        "default",
                        "/*",
                        "differs",
                        false,
                        "known",
                        true),
                Map.of(
                        "key",
                        "freedom.resources.report-after",
                        "value",
                        "30s",
                        "origin",
                        "default",
                        "default",
                        "30s",
                        "differs",
                        false,
                        "known",
                        true),
                Map.of(
                        "key",
                        "greeting",
                        "value",
                        "Hello from a site that is being developed on a rather small machine!",
                        "origin",
                        "mysite/settings/base.properties:1",
                        "differs",
                        true),
                Map.of(
                        "key",
                        "page.footer",
                        "value",
                        "",
                        "origin",
                        "mysite/settings/base.properties:2",
                        "differs",
                        false));
    }

    private static Map<String, Object> deployed() {
        Supplier<List<Map<String, Object>>> observers = () -> List.of(
                Map.of(
                        "observer",
                        "mysite.Site.release",
                        "observes",
                        "RequestFinished",
                        "priority",
                        2500L,
                        "calls",
                        214L,
                        "failures",
                        0L,
                        "nanos",
                        38_200_000L,
                        "longestNanos",
                        2_100_000L),
                Map.of(
                        "observer",
                        "mysite.audit.AuditTrail.remember",
                        "observes",
                        "RequestFinished",
                        "priority",
                        100L,
                        "calls",
                        214L,
                        "failures",
                        3L,
                        "nanos",
                        412_000_000L,
                        "longestNanos",
                        61_000_000L),
                Map.of(
                        "observer",
                        "mysite.Metrics.count",
                        "observes",
                        "RequestStarted",
                        "priority",
                        2500L,
                        "calls",
                        215L,
                        "failures",
                        0L,
                        "nanos",
                        900_000L,
                        "longestNanos",
                        40_000L));
        Supplier<Map<String, Object>> resources = () -> Map.of("held", 1L, "mostHeld", 7L, "requests", 1L);
        return Map.of(
                "application", "mysite.Site",
                "kind", "HttpApplication",
                "middleware",
                        List.of(
                                Map.of("class", "mysite.NoStore", "priority", 100L),
                                Map.of("class", "mysite.Compression", "priority", 2500L)),
                "mapping", "/*",
                "staticPath", "/static/*",
                "completion", "Jetty's completion listener",
                "observers", observers,
                "resources", resources);
    }
}
