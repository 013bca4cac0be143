package io.freedom.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What becomes of an open console while requests go on. */
@InChromium
class LiveConsoleIT {

    @AutoClose
    private final DevelopedSite site;

    LiveConsoleIT() throws Exception {
        site = BusySite.start();
    }

    @Test
    void showsRequestsAsTheyCome(Browser browser) {
        browser.open(site.console());
        long slow = site.start("GET", "/slow", "");

        await().untilAsserted(() ->
                assertThat(browser.text("#request-list > li:first-child .row")).contains("GET", "/slow", "running"));
        site.finish(slow, "COMPLETED", 200, 12_000_000, "orders", "cache");

        await().untilAsserted(() -> assertThat(browser.text("#request-list > li:first-child .row"))
                .contains("200", "12 ms", "gave back orders, cache"));
    }

    @Test
    void whoReadsARequestIsNotDisturbedByNewOnes(Browser browser) {
        long first = site.start("GET", "/first", "");
        browser.open(site.console());
        browser.first("#request-list .row").click();
        browser.first(".details");
        site.finish(site.start("GET", "/second", ""), "COMPLETED", 200, 1_000_000);
        site.finish(first, "COMPLETED", 200, 5_000_000, "orders");

        await().untilAsserted(() -> assertThat(browser.text("#waiting")).isEqualTo("Show 1 new request"));
        await().untilAsserted(() -> assertThat(browser.text(".details")).contains("orders after 2.5 ms"));
        assertThat(browser.texts("#request-list > li")).hasSize(1);
        browser.first("#waiting").click();
        await().untilAsserted(() -> assertThat(browser.texts(".target")).containsExactly("/second", "/first"));

        browser.type("p");
        site.start("GET", "/third", "");
        await().untilAsserted(() -> assertThat(browser.text("#waiting")).isEqualTo("Show 1 new request"));
        browser.type("p");
        await().untilAsserted(
                        () -> assertThat(browser.texts(".target")).containsExactly("/third", "/second", "/first"));
    }

    @Test
    void showsWhatARequestHoldsWhileItHoldsIt(Browser browser) throws Exception {
        browser.open(site.console());
        long held = site.start("GET", DevelopedSite.HOLD, "");
        site.hold(held);

        await().untilAsserted(() ->
                assertThat(browser.text("#request-list > li:first-child .row")).contains("holds orders"));
        browser.type("gh");
        await().untilAsserted(() -> assertThat(browser.text(".holding"))
                .contains(DevelopedSite.HOLD, "orders for", "mysite.Orders.all(Orders.java:12)"));
        browser.pictures("console-held");
        site.release();
        site.finish(held, "COMPLETED", 200, 3_000_000, "orders");
        await().untilAsserted(() -> assertThat(browser.texts(".holding")).isEmpty());
    }

    /** The state of before arrives after them, as with every reload that requests come in. */
    @Test
    void whatHappensWhileTheStateIsAskedForIsNotLost(Browser browser) {
        browser.open(site.console());
        await().untilAsserted(() -> assertThat(browser.text("#state")).isEqualTo("live"));
        long first = site.start("GET", "/first", "");
        await().untilAsserted(
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
                new EventSource('/_freedom/events').addEventListener('request', () => { window.told++; });
                """);
        browser.awaitScript("return performance.getEntriesByType('resource').length > 0");
        site.serve("reloaded");
        browser.awaitScript("return window.answered === true");

        site.finish(first, "COMPLETED", 200, 5_000_000, "orders");
        site.finish(site.start("GET", "/second", ""), "COMPLETED", 200, 1_000_000);
        browser.awaitScript("return window.told >= 3");
        browser.script("window.openGate()");

        await().untilAsserted(() -> assertThat(browser.texts(".target")).containsExactly("/second", "/first"));
        await().untilAsserted(() -> assertThat(browser.text("#request-list"))
                .contains("gave back orders")
                .doesNotContain("running"));
        site.finish(site.start("GET", "/third", ""), "COMPLETED", 200, 1_000_000);
        await().untilAsserted(
                        () -> assertThat(browser.texts(".target")).containsExactly("/third", "/second", "/first"));
    }

    @Test
    void goesOnWhereItWasWhenItIsShownAgain(Browser browser) {
        browser.open(site.console());
        await().untilAsserted(() -> assertThat(browser.text("#state")).isEqualTo("live"));
        browser.script("Object.defineProperty(document, 'hidden', {value: true, configurable: true});"
                + "document.dispatchEvent(new Event('visibilitychange'))");
        site.start("GET", "/meanwhile", "");
        browser.script("Object.defineProperty(document, 'hidden', {value: false, configurable: true});"
                + "document.dispatchEvent(new Event('visibilitychange'))");

        await().untilAsserted(() -> assertThat(browser.texts(".target")).containsExactly("/meanwhile"));
    }
}
