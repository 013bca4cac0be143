package io.freedom.browser;

import static io.freedom.browser.Browser.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.deployment.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the console shows of a site. */
@InChromium
class ConsoleIT {

    private static final String MARKUP =
            "<img src=x onerror=\"document.title='injected'\"></pre><script>document.title='injected'</script>";

    private static final String ROW = "#request-list .row";

    @AutoClose
    private final DevelopedSite site;

    ConsoleIT() throws Exception {
        site = BusySite.start();
    }

    @Test
    void showsTheBoundApplicationAndItsMiddlewareInTheirOrder(Browser browser) {
        browser.open(site.console());

        soon().untilAsserted(() -> assertThat(browser.text("h1")).isEqualTo("mysite.Site"));
        assertThat(browser.title()).isEqualTo("mysite.Site · Freedom");
        Section.APPLICATION.show(browser);
        assertThat(browser.texts(".chain code"))
                .containsExactly("/*", "mysite.NoStore", "mysite.Compression", "mysite.Site");
        browser.pictures("console-application");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void saysWhatIsMissingBeforeTheFirstRequest(Browser browser) {
        browser.open(site.console());

        soon().untilAsserted(() -> assertThat(browser.text("#no-requests")).startsWith("No request yet."));
        browser.pictures("console-empty");
    }

    @Test
    void aBusySiteIsReadable(Browser browser) {
        BusySite.work(site);
        browser.open(site.console());

        soon().untilAsserted(
                        () -> assertThat(browser.texts("#request-list > li")).hasSize(14));
        browser.pictures("console-busy");
        browser.click(ROW, "/checkout");
        soon().untilAsserted(() -> assertThat(browser.texts(".details pre")).isNotEmpty());
        assertThat(browser.text(".details"))
                .contains("BusySite.failure (BusySite.java:", "Caused by java.lang.NumberFormatException", "frames of")
                .doesNotContain("reflect", "app//");
        browser.pictures("console-failure");
        browser.click(ROW, "/checkout");
        browser.click(ROW, "/report");
        soon().untilAsserted(() -> assertThat(browser.text(".details"))
                .contains("Forgot to close orders", "mysite.Reports.rows(Reports.java:41)"));
        browser.pictures("console-leak");
        Section.OBSERVERS.show(browser);
        browser.pictures("console-observers");
        Section.RESOURCES.show(browser);
        browser.pictures("console-resources");
        Section.SETTINGS.show(browser);
        browser.pictures("console-settings");
        browser.script("document.getElementById('help').showModal()");
        browser.pictures("console-help");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aProblemIsSaidAboveEverything(Browser browser) {
        BusySite.work(site);
        site.show(new Problem.NotCompiled(List.of(new Problem.CompileError(
                Path.of("/home/me/mysite/src/main/java/mysite/Site.java"),
                21,
                34,
                "cannot find symbol\n  symbol:   variable greting\n  location: class mysite.Site"))));
        browser.open(site.console());

        soon().untilAsserted(() -> assertThat(browser.text("#problem"))
                .contains("The site does not compile", "src/main/java/mysite/Site.java:21:34"));
        assertThat(browser.text("#problem")).doesNotContain("/home/me");
        browser.pictures("console-problem");

        site.serve("fixed");
        soon().untilAsserted(() -> assertThat(browser.texts("#problem h2")).isEmpty());
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
}
