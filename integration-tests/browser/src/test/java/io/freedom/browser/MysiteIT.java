package io.freedom.browser;

import static io.freedom.browser.Browser.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.ServerOptions;
import io.freedom.server.SiteLayout;
import io.freedom.server.SiteServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The example site, with Freedom in it, while it is developed. */
@InChromium
class MysiteIT {

    private static SiteServer server;

    @BeforeAll
    static void serve() {
        server = SiteServer.start(
                SiteLayout.of(Path.of(System.getProperty("mysite.war"))),
                ServerOptions.at(new InetSocketAddress("127.0.0.1", 0)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whatTheSiteDoesIsInItsConsole(Browser browser) {
        browser.open(at("/"));
        assertThat(browser.all("script[src='/_freedom/refresh.js']")).hasSize(1);
        assertThat(browser.complaints()).isEmpty();
        browser.open(at("/boom"));
        browser.open(at("/_freedom/"));

        soon().untilAsserted(() -> assertThat(browser.text("h1")).isEqualTo("mysite.Site"));
        soon().untilAsserted(
                        () -> assertThat(browser.text("#request-list")).contains("/boom", "500 failed", "gave back"));
        browser.type("/");
        browser.type("boom");
        browser.type(Keys.ENTER);
        browser.type("o");
        soon().untilAsserted(() -> assertThat(browser.text(".details"))
                .contains("Site.handle (Site.java:", "frames of")
                .doesNotContain("ServletChannel"));
        browser.screenshot("mysite-requests");
        for (Section section : Section.values()) {
            section.show(browser);
            browser.screenshot("mysite-" + section.name().toLowerCase(Locale.ROOT));
        }
        assertThat(browser.text("main")).contains("held now", "most held at once");
        Section.SETTINGS.show(browser);
        assertThat(browser.text("main")).contains("mysite.settings.development", "site.greeting", "freedom.debug");
        Section.OBSERVERS.show(browser);
        assertThat(browser.text("main")).contains("mysite.RecentRequests");
    }

    private static URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    }
}
