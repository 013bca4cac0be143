package io.freedom.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freedom.server.ServerOptions;
import io.freedom.server.SiteLayout;
import io.freedom.server.SiteServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
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

        await().untilAsserted(() -> assertThat(browser.text("h1")).isEqualTo("mysite.Site"));
        await().untilAsserted(
                        () -> assertThat(browser.text("#request-list")).contains("/boom", "500 failed", "gave back"));
        browser.type("/");
        browser.type("boom");
        browser.type(Keys.ENTER);
        browser.type("o");
        await().untilAsserted(() -> assertThat(browser.text(".details"))
                .contains("Site.handle (Site.java:", "frames of")
                .doesNotContain("ServletChannel"));
        browser.screenshot("mysite-requests");
        for (String section : new String[] {"application", "settings", "observers", "resources"}) {
            browser.type(section.equals("resources") ? "gh" : "g" + section.charAt(0));
            browser.screenshot("mysite-" + section);
        }
        assertThat(browser.text()).contains("held now", "most held at once");
        browser.type("gs");
        assertThat(browser.text()).contains("mysite.settings.development", "site.greeting", "freedom.debug");
        browser.type("go");
        assertThat(browser.text()).contains("mysite.RecentRequests");
    }

    private static URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    }
}
