package io.freedom.browser;

import static io.freedom.browser.Browser.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.deployment.Problem.CompileError;
import io.freedom.server.deployment.Problem.NotCompiled;
import io.freedom.server.deployment.Problem.NotDeployed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

@InChromium
class DebugPageIT {

    @TempDir
    static Path root;

    private static FailingSite site;

    @BeforeAll
    static void start() throws IOException {
        site = new FailingSite(root);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void theFailingLineIsInViewWithoutScrolling(Browser browser) {
        browser.open(site.at("/orders/seven?page=2"));

        assertThat(browser.title()).isEqualTo("IllegalArgumentException at GET /orders/seven");
        assertThat(browser.first(".here").getText()).contains("Integer.parseInt(number)");
        assertThat(browser.script(
                        "return document.querySelector('.here').getBoundingClientRect().bottom < innerHeight"))
                .isEqualTo(true);
        browser.pictures("failure");
    }

    @Test
    void framesOfContainersAreFoldedAwayAndOpenWithTheKeyboard(Browser browser) {
        browser.open(site.at("/orders/seven"));
        assertThat(browser.text()).contains("frames of").doesNotContain("ServletChannel");

        browser.script("document.querySelector('.folded summary').focus()");
        browser.type(Keys.ENTER);

        soon().untilAsserted(() -> assertThat(browser.script("return document.querySelector('.folded details').open"))
                .isEqualTo(true));
    }

    @Test
    void markupInAPathAParameterOrASettingIsText(Browser browser) {
        browser.open(
                site.at(
                        "/orders/%3Cimg%20src=x%20onerror=%22document.title='injected'%22%3E"
                                + "?%3Cscript%3Edocument.title='injected'%3C/script%3E=%22%3E%3Cscript%3Edocument.title='injected'%3C/script%3E"));

        assertThat(browser.first("header .message").getText()).contains("There is no order <img src=x onerror=");
        assertThat(browser.all("img")).isEmpty();
        assertThat(browser.all("script")).hasSizeLessThanOrEqualTo(2);
        assertThat(browser.title()).startsWith("IllegalArgumentException at GET /orders/");
        assertThat(text(browser, "document.body.textContent")).contains("<script>document.title = 'injected'</script>");
    }

    @Test
    void thePolicyLetsTheStyleAndTheScriptWorkAndNothingElse(Browser browser) {
        browser.open(site.at("/orders/seven"));

        assertThat(text(browser, "getComputedStyle(document.querySelector('h1')).fontSize"))
                .isEqualTo("30px");
        browser.script("const s = document.createElement('script'); s.textContent = 'document.title = \"injected\"';"
                + "document.body.append(s)");
        assertThat(browser.title()).doesNotContain("injected");
        soon().untilAsserted(() -> assertThat(browser.complaints())
                .anySatisfy(each -> assertThat(each).contains("Content Security Policy")));
    }

    @Test
    void theTextForAMailIsCopied(Browser browser) {
        browser.open(site.at("/orders/seven"));
        browser.script(
                "window.copied = ''; window.said = [];"
                        + "const copy = document.getElementById('copy');"
                        + "new MutationObserver(() => said.push(copy.textContent)).observe(copy, {childList: true});"
                        + "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (text) => { copied = text; }}})");
        browser.first("#copy").click();

        // It says so for two seconds, in which nobody may look.
        soon().untilAsserted(() -> assertThat(text(browser, "said.join()")).startsWith("Copied"));
        assertThat(text(browser, "copied")).startsWith("500 Server Error  GET /orders/seven");
        assertThat(browser.first("#text").isDisplayed()).isFalse();
    }

    /** A browser may refuse the clipboard to a page. */
    @Test
    void theTextForAMailIsSelectedWhereItCannotBeCopied(Browser browser) {
        browser.open(site.at("/orders/seven"));
        browser.script("Object.defineProperty(navigator, 'clipboard',"
                + " {value: {writeText: () => Promise.reject(new DOMException('no'))}})");
        browser.first("#copy").click();

        soon().untilAsserted(() ->
                assertThat(text(browser, "String(getSelection())")).startsWith("500 Server Error  GET /orders/seven"));
        assertThat(browser.first("#copy").getText()).isEqualTo("Copy as text");
    }

    @Test
    void whatTheRequestHeldIsSaidToBeGivenBackOnceItIs(Browser browser) {
        browser.open(site.at("/report"));

        soon().untilAsserted(() ->
                assertThat(browser.text("[data-request]")).isEqualTo("Given back at the end of the request: orders."));
        assertThat(browser.complaints()).allSatisfy(each -> assertThat(each).contains("/report", "500"));
    }

    @Test
    void aPathThatIsNotMappedShowsWhatIs(Browser browser) {
        browser.open(site.at("/oders/7"));

        assertThat(browser.text()).contains("Nothing answers /oders/7", "Did you mean /orders?", "shop.OrderPage");
        browser.pictures("not-found");
    }

    @Test
    void compileErrorsAndFaultsOfADeploymentGetThePage(Browser browser) throws Exception {
        try (BrokenSite broken = new BrokenSite()) {
            Path orders = root.resolve("src/main/java/shop/Orders.java");
            broken.show(new NotCompiled(List.of(
                    new CompileError(
                            orders,
                            13,
                            16,
                            "cannot find symbol\n  symbol:   method get(int)\n  location: variable BY_NUMBER of type Map<Integer,String>"),
                    new CompileError(
                            orders,
                            16,
                            13,
                            "unreported exception shop.Missing; must be caught or declared to be thrown"))));
            browser.open(broken.at("/"));
            assertThat(browser.text()).contains("The site does not compile", "2 errors", "cannot find symbol");
            assertThat(browser.all(".caret")).hasSize(2);
            browser.pictures("not-compiled");

            RuntimeException faults = new RuntimeException("Exception List with 2 exceptions");
            faults.addSuppressed(
                    new IllegalStateException(
                            "FREEDOM-0201: No setting page.size is there, and shop.Orders.size needs it. Set it in shop/settings/development.properties."));
            faults.addSuppressed(
                    new IllegalStateException(
                            "FREEDOM-0203: page.colour is \"blau\", which is no colour, in shop/settings/development.properties, line 4. Write it as #rrggbb."));
            broken.show(new NotDeployed(faults));
            browser.open(broken.at("/"));
            assertThat(browser.text()).contains("The site can't be deployed", "FREEDOM-0201", "FREEDOM-0203");
            browser.pictures("not-deployed");
        }
    }

    @Test
    void theCaretIsInViewOnAPhoneAndLaterErrorsAreFolded(Browser browser) throws Exception {
        Path wide = Files.writeString(
                root.resolve("Wide.java"), ("    String text = \"" + "a".repeat(90) + "\" + unknown;\n").repeat(30));
        try (BrokenSite broken = new BrokenSite()) {
            broken.show(new NotCompiled(LongStream.rangeClosed(1, 30)
                    .mapToObj(line -> new CompileError(wide, line, 112, "cannot find symbol\n  symbol: unknown"))
                    .toList()));
            browser.phone();
            browser.open(broken.at("/"));

            soon().untilAsserted(() -> assertThat(
                            browser.script("const caret = document.querySelector('.caret b').getBoundingClientRect();"
                                    + "return caret.left > 0 && caret.right < innerWidth"))
                    .isEqualTo(true));
            assertThat(browser.all("details.finding")).hasSize(27);
            browser.desk();
            browser.pictures("many-errors");
        }
    }

    private static String text(Browser browser, String expression) {
        return String.valueOf(browser.script("return " + expression));
    }
}
