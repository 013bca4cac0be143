package io.freedom.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
        await().untilAsserted(
                        () -> assertThat(browser.texts("#request-list > li")).hasSize(14));

        browser.type("j");
        browser.type("j");
        await().untilAsserted(() -> assertThat(focused(browser)).contains("DELETE"));
        browser.type("k");
        await().untilAsserted(() -> assertThat(focused(browser)).contains("/events"));
        browser.type("jj");
        browser.type(Keys.ENTER);
        await().untilAsserted(() -> assertThat(browser.text(".details")).contains("Forgot to close orders"));
        await().untilAsserted(() -> assertThat(focused(browser)).contains("/report"));
        browser.escape();
        await().untilAsserted(() -> assertThat(browser.texts(".details")).isEmpty());

        browser.type("/");
        browser.type("checkout");
        await().untilAsserted(
                        () -> assertThat(browser.texts("#request-list > li")).hasSize(1));
        browser.type(Keys.ENTER);
        await().untilAsserted(() -> assertThat(focused(browser)).contains("/checkout"));
        await().untilAsserted(() -> assertThat(browser.texts(".details")).isEmpty());
        browser.type("o");
        await().untilAsserted(() -> assertThat(browser.texts(".details")).hasSize(1));
        browser.type("o");
        await().untilAsserted(() -> assertThat(browser.texts(".details")).isEmpty());
        browser.type("/");
        browser.escape();
        await().untilAsserted(
                        () -> assertThat(browser.texts("#request-list > li")).hasSize(14));
        browser.escape();

        browser.type("gs");
        await().untilAsserted(() -> assertThat(browser.texts(".settings li")).hasSize(7));
        browser.type("/");
        browser.type("database");
        await().untilAsserted(() -> assertThat(browser.texts(".settings li")).hasSize(2));
        browser.escape();
        browser.escape();
        browser.type("?");
        assertThat(!browser.texts("dialog").isEmpty()).isTrue();
        browser.escape();
        assertThat(!browser.texts("dialog").isEmpty()).isFalse();
        browser.type("ga");
        assertThat(browser.first(".chain").isDisplayed()).isTrue();
        browser.type("gr");
        assertThat(browser.first("#request-list").isDisplayed()).isTrue();
        assertThat(browser.complaints()).isEmpty();
    }

    private static String focused(Browser browser) {
        return String.valueOf(browser.script("return document.activeElement.innerText"));
    }
}
