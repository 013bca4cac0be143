package io.freedom.browser;

import static io.freedom.browser.Browser.soon;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

@InChromium
class ConsoleKeysIT {

    @AutoClose
    private final DevelopedSite site;

    ConsoleKeysIT() throws Exception {
        site = BusySite.start();
    }

    @Test
    void isReadWithTheKeyboardAlone(Browser browser) {
        BusySite.work(site);
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

    private static String focused(Browser browser) {
        return String.valueOf(browser.script("return document.activeElement.innerText"));
    }
}
