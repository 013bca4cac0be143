package io.freedom.startproject;

import static io.freedom.startproject.MavenProcess.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A new site, started, built, tested and served by the Maven of a person who has nothing else. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "may not let a user make links")
class StartProjectIT {

    private static final String STARTPROJECT = "io.freedom:freedom-maven-plugin:startproject";
    private static final String VERSION = System.getProperty("startproject.version");
    private static final Duration START = Duration.ofMinutes(5);

    private static final Path WORK = Path.of(System.getProperty("startproject.work"));
    private static final Path HOME = WORK.resolve("home");
    private static final Path SHOP = HOME.resolve("shop");
    private static final Path OTHER_HOME = WORK.resolve("other-home");
    private static final Path FREEDOM =
            Path.of(System.getProperty("startproject.freedom")).normalize();

    private static Path repository;
    private static List<String> started;
    private static List<String> packed;

    /** The WAR stays where it is: modules of servers deploy it. */
    @BeforeAll
    static void startAndPackASite() throws Exception {
        delete(HOME);
        delete(OTHER_HOME);
        delete(WORK.resolve("local repository"));
        Files.createDirectories(HOME);
        Files.createDirectories(OTHER_HOME);
        repository = LocalRepository.create(
                WORK.resolve("local repository"),
                Path.of(System.getProperty("startproject.repository")),
                FREEDOM,
                VERSION);
        started = succeed("start", HOME, STARTPROJECT, "-Dname=com.example.shop");
        packed = succeed("package", SHOP, "package");
    }

    @Test
    void thePersonIsToldWhereTheSiteIsAndHowToRunIt() throws IOException {
        assertThat(started)
                .containsSequence("  Written   " + SHOP, "  Run it    cd shop", "            mvn freedom:runserver");
        assertThat(files(HOME)).allMatch(file -> file.startsWith("shop/"));
        assertThat(files(SHOP))
                .contains(
                        ".gitignore",
                        "README.md",
                        "pom.xml",
                        "src/main/java/com/example/shop/Site.java",
                        "src/main/resources/com/example/shop/settings/development.properties",
                        "src/test/java/com/example/shop/HomePageTest.java");
    }

    @Test
    void theSiteBuildsWithoutAWarningAndItsTestsPass() {
        assertThat(packed).noneMatch(line -> line.startsWith("[WARNING]") || line.startsWith("[ERROR]"));
        // Of the tests' own process, whose lines Maven passes on as they are; a newer JDK warns of Maven itself,
        // before.
        assertThat(packed.subList(packed.indexOf("[INFO]  T E S T S"), packed.size()))
                .noneMatch(line -> line.contains("WARN"));
        assertThat(packed).contains("[INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0", "[INFO] BUILD SUCCESS");
    }

    @Test
    void theWarCarriesOneLibrary() throws IOException {
        try (ZipFile war = new ZipFile(SHOP.resolve("target/shop.war").toFile())) {
            assertThat(war.stream().map(ZipEntry::getName))
                    .contains("WEB-INF/beans.xml", "static/site.css", "WEB-INF/classes/com/example/shop/Site.class")
                    .filteredOn(name -> name.endsWith(".jar"))
                    .containsExactly("WEB-INF/lib/freedom-extension-" + VERSION + ".jar");
        }
    }

    @Test
    void theSiteRunsAtOnce() throws Exception {
        try (MavenProcess maven =
                MavenProcess.start(SHOP, repository, log("runserver"), "freedom:runserver", "-Dfreedom.address=0")) {
            int port = maven.awaitPort();

            assertThat(get(port, "/").body())
                    .contains("<h1>It works!</h1>", "<strong>shop</strong>", "href=\"/static/site.css\"", "/_freedom/");
            assertThat(get(port, "/static/site.css").statusCode()).isEqualTo(200);
            assertThat(get(port, "/nowhere").statusCode()).isEqualTo(404);
            await().atMost(START)
                    .untilAsserted(() -> assertThat(maven.lines())
                            .as(maven::tail)
                            .contains("  Serving   http://127.0.0.1:" + port + "/", "  Site      com.example.shop.Site")
                            .anyMatch(line -> line.startsWith("  Settings  com.example.shop.settings.development")));

            maven.terminate();
            maven.awaitEnd();
        }
    }

    /** What the page and the documentation tell a person to try first. */
    @Test
    void aPageIsAddedInOneLine() throws Exception {
        String line = "case \"/hello\" -> html(response, \"Hello!\");";
        assertThat(FREEDOM.resolve("src/site/markdown/getting-started.md"))
                .content()
                .contains(line);
        assertThat(SHOP.resolve("src/main/java/com/example/shop/HomePage.java"))
                .content()
                .contains(line.replace(">", "&gt;"));
        succeed("start-other", OTHER_HOME, STARTPROJECT, "-Dname=mysite");
        Path mysite = OTHER_HOME.resolve("mysite");
        try (MavenProcess maven = MavenProcess.start(
                mysite, repository, log("runserver-other"), "freedom:runserver", "-Dfreedom.address=0")) {
            int port = maven.awaitPort();
            assertThat(get(port, "/hello").statusCode()).as(maven::tail).isEqualTo(404);

            Path source = mysite.resolve("src/main/java/mysite/Site.java");
            Files.writeString(source, Files.readString(source).replace("default ->", line + "\ndefault ->"));

            await().atMost(START)
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .untilAsserted(() -> assertThat(get(port, "/hello").body())
                            .as(maven::tail)
                            .isEqualTo("Hello!"));
        }
    }

    @Test
    void productionDoesNotStartWithoutASecretKey() throws Exception {
        assertThat(fail(
                        "production",
                        SHOP,
                        "freedom:runserver",
                        "-Dfreedom.address=0",
                        "-Dfreedom.noreload",
                        "-Dfreedom.settings=com.example.shop.settings.production"))
                .containsExactly(
                        "[ERROR] FREEDOM-0205: Setting freedom.secret-key (String), wanted by com.example.shop.Site.secretKey,"
                                + " has no value. Set it in settings module com.example.shop.settings.production or the environment, or"
                                + " give it a default.");
    }

    /** Both in one run: the first goal shows what the second has something to say about. */
    @Test
    void aSiteInDevelopmentHasSettingsOfItsOwnAndAdviceAndNoPageOfMavens() throws Exception {
        assertThat(fail("advice", SHOP, "freedom:diffsettings", "freedom:check", "-Dfreedom.deploy"))
                .contains("freedom.debug = true")
                .anyMatch(line -> line.startsWith("FREEDOM-"))
                .anyMatch(line -> line.startsWith("No problem found"))
                .noneMatch(line -> line.startsWith("[ERROR]") || line.startsWith("[WARNING]"))
                .last()
                .asString()
                .endsWith("pieces of advice.");
    }

    @Test
    void productionLacksNothingElse() throws Exception {
        assertThat(succeed(
                        "check",
                        SHOP,
                        "freedom:check",
                        "-Dfreedom.deploy",
                        "-Dfreedom.settings=com.example.shop.settings.production",
                        "-Dfreedom.secret-key=of-these-tests-and-of-nothing-else"))
                .noneMatch(line -> line.startsWith("FREEDOM-"))
                .anyMatch(line -> line.startsWith("No problem found"));
    }

    @Test
    void aNameThatIsNoneIsOneLine() throws Exception {
        assertThat(fail("no-name", HOME, STARTPROJECT, "-Dname=-my site"))
                .containsExactly(
                        "[ERROR] FREEDOM-0751: \"-my site\" can't be the name of a site, because it has \"-\", which is not"
                                + " one of a-z, 0-9, _ and the dot. Write mysite.");
        assertThat(files(HOME)).allMatch(file -> file.startsWith("shop/"));
    }

    @Test
    void whatIsThereIsNotOverwritten() throws Exception {
        String before = Files.readString(SHOP.resolve("pom.xml"));

        assertThat(fail("again", HOME, STARTPROJECT, "-Dname=shop"))
                .containsExactly("[ERROR] FREEDOM-0754: " + SHOP
                        + " exists already, and was left as it is. Give the site another name or another folder.");
        assertThat(SHOP.resolve("pom.xml")).hasContent(before);
    }

    private static List<String> succeed(String name, Path folder, String... arguments) throws Exception {
        try (MavenProcess maven = MavenProcess.start(folder, repository, log(name), arguments)) {
            assertThat(maven.awaitEnd()).as(maven::tail).isZero();
            return maven.lines();
        }
    }

    /** What a person reads of a failure. */
    private static List<String> fail(String name, Path folder, String... arguments) throws Exception {
        try (MavenProcess maven = MavenProcess.start(folder, repository, log(name), arguments)) {
            assertThat(maven.awaitEnd()).as(maven::tail).isEqualTo(1);
            return maven.lines().stream()
                    .filter(line -> !line.startsWith("[INFO]") && !line.startsWith("Download") && !line.isBlank())
                    .toList();
        }
    }

    private static Path log(String name) {
        return WORK.resolve(name + ".log");
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }

    /** Links are deleted, and not what they lead to. */
    private static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
