package io.freedom.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/**
 * A browser with one page open.
 *
 * <p>Threading: for one thread at a time.
 */
public final class Browser implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of(System.getProperty("browser.screenshots", "target/screenshots"));

    private final ChromeDriver driver;
    private final List<String> complaints = new ArrayList<>();

    Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** How long a page may take for anything, on the slowest machine. */
    static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(1));
    }

    /** An empty page on a desk: 1280 pixels wide, light. */
    void reset() {
        driver.get("about:blank");
        desk();
        light();
        driver.manage().logs().get(LogType.BROWSER);
        complaints.clear();
    }

    /** Opens a page as a person does who types its address, and waits until it has loaded. */
    public void open(URI page) {
        driver.get(page.toString());
    }

    /** 1280 x 800 pixels. */
    public void desk() {
        viewport(1280, 800, 1, false);
    }

    /** 390 x 844 pixels, two for one. */
    public void phone() {
        viewport(390, 844, 2, true);
    }

    public void light() {
        scheme("light");
    }

    public void dark() {
        scheme("dark");
    }

    /** The elements that a CSS selector finds now. */
    public List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** The first element that a CSS selector finds; it is waited for. */
    public WebElement first(String selector) {
        return soon().alias("an element " + selector)
                .until(() -> all(selector), found -> !found.isEmpty())
                .get(0);
    }

    /**
     * Clicks the first element that a CSS selector finds with a text in it; it is waited for. In one step: the page may draw it
     * anew at any moment.
     */
    public void click(String selector, String text) {
        soon().alias(selector + " with " + text)
                .until(
                        () -> script(
                                "const found = [...document.querySelectorAll(arguments[0])].find(each => each.innerText.includes(arguments[1]));"
                                        + "found?.click(); return Boolean(found)",
                                selector,
                                text),
                        Boolean.TRUE::equals);
    }

    /** What a person reads of each element that a CSS selector finds, but for those that are not shown; all at one moment. */
    public List<String> texts(String selector) {
        Object texts = script(
                "return [...document.querySelectorAll(arguments[0])].filter(each => each.checkVisibility()).map(each => each.innerText)",
                selector);
        return texts instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The same of all of them together. */
    public String text(String selector) {
        return String.join("\n", texts(selector));
    }

    /** What a person reads on the whole page. */
    public String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    public String title() {
        return driver.getTitle() == null ? "" : driver.getTitle();
    }

    /** The address that the page is at. */
    public URI address() {
        return URI.create(String.valueOf(driver.getCurrentUrl()));
    }

    /** Types what the focus gets, whatever has it by then, and on the page if nothing has it. */
    public void type(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    public void escape() {
        type(Keys.ESCAPE);
    }

    /** What a function body in JavaScript returns. */
    public @Nullable Object script(String body, Object... arguments) {
        return driver.executeScript(body, arguments);
    }

    /** Waits until a function body in JavaScript returns true. */
    public void awaitScript(String body) {
        soon().untilAsserted(() -> assertThat(script(body)).isEqualTo(true));
    }

    /** Whether a person has to scroll sideways to read the page. */
    public boolean isWiderThanItsWindow() {
        return Boolean.TRUE.equals(
                script("return document.documentElement.scrollWidth > document.documentElement.clientWidth"));
    }

    /** What the browser complained of since the test began: errors of scripts, refused resources, violated policies. */
    public List<String> complaints() {
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .forEach(complaints::add);
        return List.copyOf(complaints);
    }

    /** Keeps a picture of the whole page, however long, as {@code target/screenshots/<name>.png}. */
    public void screenshot(String name) {
        Object picture = driver.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                .get("data");
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(
                    SCREENSHOTS.resolve(name + ".png"), Base64.getMimeDecoder().decode(String.valueOf(picture)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same on a desk and on a phone, in the light and in the dark, where it must fit; it is left on a desk, in the light. */
    public void pictures(String name) {
        assertThat(isWiderThanItsWindow()).isFalse();
        screenshot(name);
        dark();
        screenshot(name + "-dark");
        phone();
        assertThat(isWiderThanItsWindow()).isFalse();
        screenshot(name + "-phone-dark");
        light();
        screenshot(name + "-phone");
        desk();
    }

    @Override
    public void close() {
        driver.quit();
    }

    private void viewport(int width, int height, int scale, boolean mobile) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", mobile));
    }

    private void scheme(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }
}
