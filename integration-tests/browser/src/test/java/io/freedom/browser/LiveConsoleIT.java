package io.freedom.browser;

import static io.freedom.browser.Browser.soon;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What becomes of an open console while requests go on. */
@InChromium
class LiveConsoleIT {

    private static final String ROW = "#request-list .row";

    @AutoClose
    private final DevelopedSite site;

    LiveConsoleIT() throws Exception {
        site = BusySite.start();
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
        browser.pictures("console-held");
        site.release();
        site.finish(held, "COMPLETED", 200, 3_000_000, "orders");
        soon().untilAsserted(() -> assertThat(browser.texts(".holding")).isEmpty());
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
        browser.awaitScript("return window.listens === true");
        site.serve("reloaded");
        browser.awaitScript("return window.answered === true");

        site.finish(first, "COMPLETED", 200, 5_000_000, "orders");
        site.finish(site.start("GET", "/second", ""), "COMPLETED", 200, 1_000_000);
        browser.awaitScript("return window.told >= 3");
        browser.script("window.openGate()");

        soon().untilAsserted(() -> assertThat(browser.texts(".target")).containsExactly("/second", "/first"));
        soon().untilAsserted(() -> assertThat(browser.text("#request-list"))
                .contains("gave back orders")
                .doesNotContain("running"));
        site.finish(site.start("GET", "/third", ""), "COMPLETED", 200, 1_000_000);
        soon().untilAsserted(() -> assertThat(browser.texts(".target")).containsExactly("/third", "/second", "/first"));
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
}
