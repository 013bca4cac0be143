package io.freedom.browser;

import static io.freedom.browser.Browser.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the other tests here rely on. */
@InChromium
class BrowserIT {

    private static final String PAGE = """
            <!DOCTYPE html><meta name="viewport" content="width=device-width"><title>Trial</title>
            <style>:root { color-scheme: light dark } p { width: 500px; margin: 0 }</style>
            <p>Wide.</p><input autofocus><script>missing()</script>
            """;

    @Test
    void seesAPageOnADeskAndOnAPhoneInTheLightAndInTheDark(Browser browser, @TempDir Path folder) throws Exception {
        browser.open(page(folder));

        assertThat(browser.title()).isEqualTo("Trial");
        assertThat(browser.text()).isEqualTo("Wide.");
        assertThat(browser.isWiderThanItsWindow()).isFalse();
        assertThat(isDark(browser)).isFalse();

        browser.phone();
        browser.dark();

        soon().untilAsserted(
                        () -> assertThat(browser.script("return screen.width")).isEqualTo(390L));
        soon().untilAsserted(() -> assertThat(isDark(browser)).isTrue());
        soon().untilAsserted(() -> assertThat(browser.isWiderThanItsWindow()).isTrue());
    }

    @Test
    void keepsAPicture(Browser browser, @TempDir Path folder) throws Exception {
        browser.open(page(folder));
        browser.screenshot("trial");

        assertThat(Path.of(System.getProperty("browser.screenshots"), "trial.png"))
                .isNotEmptyFile();
    }

    @Test
    void typesAndHearsTheComplaints(Browser browser, @TempDir Path folder) throws Exception {
        browser.open(page(folder));
        soon().untilAsserted(() -> assertThat(browser.script("return document.activeElement.localName"))
                .isEqualTo("input"));
        browser.type("typed");

        soon().untilAsserted(() -> assertThat(browser.script("return document.querySelector('input').value"))
                .isEqualTo("typed"));
        soon().untilAsserted(() ->
                assertThat(browser.complaints()).singleElement().asString().contains("missing is not defined"));
    }

    private static URI page(Path folder) throws Exception {
        return Files.writeString(folder.resolve("trial.html"), PAGE).toUri();
    }

    private static boolean isDark(Browser browser) {
        return Boolean.TRUE.equals(browser.script("return matchMedia('(prefers-color-scheme: dark)').matches"));
    }
}
