package io.freedom.browser;

import static io.freedom.browser.Browser.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.deployment.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@InChromium
class RefreshIT {

    private static final String LONG =
            "<!DOCTYPE html><body><h1>%s</h1><div style='height: 5000px'></div><p>the end</p></body>";

    @AutoClose
    private final DevelopedSite site;

    RefreshIT() throws Exception {
        site = new DevelopedSite();
        site.settings(List.of());
        site.tell("deployed", Map.of("application", "mysite.Site"));
        site.serve(LONG.formatted("first"));
    }

    @Test
    void anOpenPageShowsTheSiteThatWasReloadedAtTheSamePlace(Browser browser) {
        browser.open(site.at("/"));
        assertThat(browser.text("h1")).isEqualTo("first");
        browser.script("scrollTo(0, 1234)");

        site.serve(LONG.formatted("second"));

        awaitHeading(browser, "second");
        soon().untilAsserted(() -> assertThat(browser.script("return scrollY")).isEqualTo(1234L));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aProblemComesAndGoesAndThePlaceIsKept(Browser browser) {
        browser.open(site.at("/page?of=1"));
        browser.script("scrollTo(0, 987)");

        site.show(new Problem.NotBuilt("The pom is broken."));
        awaitHeading(browser, "Not served");
        site.show(new Problem.NotBuilt("The pom is broken, again."));
        awaitHeading(browser, "Not served");
        site.serve(LONG.formatted("fixed"));

        awaitHeading(browser, "fixed");
        soon().untilAsserted(() -> assertThat(browser.script("return scrollY")).isEqualTo(987L));
    }

    @Test
    void aPageThatWasAnsweredBeforeAReloadAndReadAfterItIsLoadedAgain(Browser browser) {
        site.serveOnce(LONG.formatted("old"), () -> site.serve(LONG.formatted("new")));
        browser.open(site.at("/"));

        awaitHeading(browser, "new");
    }

    @Test
    void anUnchangedSiteIsLeftAlone(Browser browser) {
        browser.open(site.at("/"));
        browser.script("window.mine = true");
        long request = site.start("GET", "/other", "");
        site.finish(request, "COMPLETED", 200, 5);
        site.tell("undeployed", Map.of());
        site.tell("deployed", Map.of("application", "mysite.Site"));
        // An answer to a question asked later: whatever the events above did to the page is done.
        browser.script("return fetch('/_freedom/state').then(answer => answer.text())");

        assertThat(browser.script("return window.mine")).isEqualTo(true);
    }

    @Test
    void aPageThatNobodyLooksAtComesUpToDateWhenItIsShown(Browser browser) {
        browser.open(site.at("/"));
        browser.script("Object.defineProperty(document, 'hidden', {value: true, configurable: true});"
                + "document.dispatchEvent(new Event('visibilitychange'))");
        site.serve(LONG.formatted("second"));
        assertThat(browser.text("h1")).isEqualTo("first");
        browser.script("Object.defineProperty(document, 'hidden', {value: false, configurable: true});"
                + "document.dispatchEvent(new Event('visibilitychange'))");

        awaitHeading(browser, "second");
    }

    /** The element may belong to the page that is being left. */
    private static void awaitHeading(Browser browser, String text) {
        soon().ignoreExceptions()
                .untilAsserted(() -> assertThat(browser.text("h1")).isEqualTo(text));
    }
}
