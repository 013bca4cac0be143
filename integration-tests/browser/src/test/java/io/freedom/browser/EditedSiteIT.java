package io.freedom.browser;

import static io.freedom.browser.Browser.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.ServerOptions;
import io.freedom.server.SiteLayout;
import io.freedom.server.SiteServer;
import io.freedom.server.command.RequestLines;
import io.freedom.server.command.Terminal;
import io.freedom.server.deployment.WorkFolder;
import io.freedom.server.reload.SiteSources;
import io.freedom.server.reload.WatchedSite;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example site, in a copy that somebody edits while a page of it is open. */
@InChromium
class EditedSiteIT {

    private static final Path MYSITE = Path.of("../examples/mysite");

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    @TempDir
    Path folder;

    @BeforeEach
    void copySite() throws IOException {
        copy(MYSITE.resolve("src/main"), folder.resolve("src"));
        copy(MYSITE.resolve("target/classes"), folder.resolve("classes"));
    }

    @Test
    void anEditAMistakeAndItsRepairAreInTheOpenPageWithoutAKey(Browser browser) throws Exception {
        try (SiteServer server = start()) {
            URI home = URI.create("http://127.0.0.1:" + server.address().getPort() + "/");
            browser.open(home);
            assertThat(browser.text("h1")).isEqualTo("Hello from Freedom");

            edit("resources/mysite/settings/development.properties", "Hello from Freedom", "Edited");
            awaitHeading(browser, "Edited");

            edit("java/mysite/Site.java", "class Site", "clas Site");
            awaitText(browser, "Site.java");
            browser.screenshot("edited-mistake");

            edit("java/mysite/Site.java", "clas Site", "class Site");
            awaitHeading(browser, "Edited");
            browser.open(home.resolve("/_freedom/"));
            soon().untilAsserted(() -> assertThat(browser.texts(".target")).hasSizeGreaterThan(1));
        }
    }

    @Test
    void aDeploymentIsTriedAgainByItsButton(Browser browser) throws Exception {
        Files.writeString(folder.resolve("src/java/mysite/Database.java"), """
                package mysite;

                @jakarta.servlet.annotation.WebListener
                public class Database implements jakarta.servlet.ServletContextListener {
                    @Override
                    public void contextInitialized(jakarta.servlet.ServletContextEvent event) {
                        if (System.getProperty("%s") == null) {
                            throw new IllegalStateException("The database is down");
                        }
                    }
                }
                """.formatted(folder));
        try (SiteServer server = start()) {
            browser.open(URI.create("http://127.0.0.1:" + server.address().getPort() + "/"));
            assertThat(browser.text("body")).contains("The site can't be deployed", "The database is down");
            browser.screenshot("not-deployed-try-again");

            System.setProperty(folder.toString(), "up");
            browser.first("#again").click();

            awaitHeading(browser, "Hello from Freedom");
        } finally {
            System.clearProperty(folder.toString());
        }
    }

    private SiteServer start() throws IOException {
        WatchedSite watched = watched();
        return SiteServer.start(
                watched,
                () -> watched,
                ServerOptions.at(new InetSocketAddress("127.0.0.1", 0)),
                new WorkFolder(),
                new RequestLines(new Terminal(NOWHERE, NOWHERE, false)));
    }

    private WatchedSite watched() throws IOException {
        Path classes = folder.resolve("classes");
        try (Stream<Path> jars = Files.list(MYSITE.resolve("target/mysite/WEB-INF/lib"))) {
            List<Path> libraries =
                    jars.map(jar -> jar.toAbsolutePath().normalize()).toList();
            Stream<Path> provided = Stream.of(
                            System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(each -> each.contains("jakarta.") || each.contains("jspecify"))
                    .map(Path::of);
            return new WatchedSite(
                    new SiteLayout(List.of(folder.resolve("src/webapp")), List.of(classes), libraries),
                    new SiteSources(
                            classes,
                            List.of(folder.resolve("src/java")),
                            List.of(folder.resolve("src/resources")),
                            List.of(),
                            Stream.concat(libraries.stream(), provided).toList(),
                            List.of("-parameters"),
                            null,
                            List.of()));
        }
    }

    private void edit(String file, String before, String after) throws IOException {
        Path path = folder.resolve("src").resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(before);
        Files.writeString(path, text.replace(before, after));
    }

    private static void awaitHeading(Browser browser, String text) {
        soon().atMost(Duration.ofMinutes(3))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(browser.text("h1")).isEqualTo(text));
    }

    private static void awaitText(Browser browser, String text) {
        soon().atMost(Duration.ofMinutes(3))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(browser.text("body")).contains(text));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
