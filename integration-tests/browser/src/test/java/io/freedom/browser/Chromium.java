package io.freedom.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The Chromium of this machine. There is none in a jar, and Selenium is not to download one. */
final class Chromium {

    static final String ABSENT = "Chromium or its driver is not installed: apt-get install chromium chromium-driver";

    private Chromium() {}

    static boolean isInstalled() {
        return program().isPresent() && driver().isPresent();
    }

    /** A new browser with a profile of its own, without a window. */
    static Browser start() {
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver().orElseThrow())
                .usingAnyFreePort()
                .withSilent(true)
                .build();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program().orElseThrow());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars");
        return new Browser(new ChromeDriver(service, options));
    }

    private static Optional<File> program() {
        return find("chromium", "chromium-browser");
    }

    private static Optional<File> driver() {
        return find("chromedriver");
    }

    private static Optional<File> find(String... names) {
        String path = System.getenv("PATH");
        return Arrays.stream(names)
                .flatMap(name -> Stream.concat(
                                path == null ? Stream.empty() : Arrays.stream(path.split(File.pathSeparator)),
                                Stream.of("/usr/bin"))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toFile)
                .findFirst();
    }
}
