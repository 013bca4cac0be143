package io.freedom.browser;

import static io.freedom.browser.Browser.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a browser has to load for the console. */
@InChromium
class ConsoleFilesIT {

    @AutoClose
    private final DevelopedSite site;

    ConsoleFilesIT() throws Exception {
        site = BusySite.start();
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

    /** When the page is first painted is printed: how fast a machine is is nothing to fail for. */
    @Test
    void aFullConsoleNeedsFewRequestsAndFewBytes(Browser browser) {
        IntStream.range(0, 200)
                .forEach(i -> site.finish(site.start("GET", "/orders/" + i, ""), "COMPLETED", 200, 310_000, "orders"));
        List<Double> paints = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            browser.open(site.console());
            browser.awaitScript("return performance.getEntriesByName('first-paint').length > 0");
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
}
