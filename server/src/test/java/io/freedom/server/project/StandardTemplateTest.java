package io.freedom.server.project;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a new site is made of. That it builds, runs and deploys is tried in {@code integration-tests/startproject}. */
class StandardTemplateTest {

    private static final Pattern PLUGIN =
            Pattern.compile("<artifactId>(maven-[a-z]+-plugin)</artifactId>\\s*<version>([0-9.]+)</version>");
    private static final Pattern WIDEST = Pattern.compile("(?m)^.{121,}$");

    @TempDir
    Path home;

    private Path site;

    @BeforeEach
    void write() {
        site = new NewProject(new SiteName("com.example.shop"), home.resolve("shop"), null).write();
    }

    @Test
    void aNewSiteHasAllThatIsPromised() throws IOException {
        assertThat(files())
                .containsExactly(
                        ".gitignore",
                        "README.md",
                        "pom.xml",
                        "src/main/java/com/example/shop/FinishedRequests.java",
                        "src/main/java/com/example/shop/HomePage.java",
                        "src/main/java/com/example/shop/SecurityHeaders.java",
                        "src/main/java/com/example/shop/Site.java",
                        "src/main/resources/META-INF/freedom.properties",
                        "src/main/resources/com/example/shop/settings/common.properties",
                        "src/main/resources/com/example/shop/settings/development.properties",
                        "src/main/resources/com/example/shop/settings/production.properties",
                        "src/main/webapp/WEB-INF/beans.xml",
                        "src/main/webapp/static/icon.svg",
                        "src/main/webapp/static/site.css",
                        "src/test/java/com/example/shop/HomePageTest.java",
                        "src/test/resources/logging.properties");
    }

    @Test
    void nothingIsLeftToFillIn() throws IOException {
        for (String file : files()) {
            assertThat(read(file))
                    .as(file)
                    .doesNotContain("{{", "}}")
                    .endsWith("\n")
                    .doesNotContainPattern(WIDEST);
        }
    }

    @Test
    void theSecretKeyIsThatOfDevelopmentOnly() throws IOException {
        assertThat(read("src/main/resources/com/example/shop/settings/development.properties"))
                .containsPattern("(?m)^freedom.secret-key=insecure-[A-Za-z0-9_-]{64}$")
                .containsPattern("(?m)^freedom.debug=true$");
        assertThat(read("src/main/resources/com/example/shop/settings/production.properties"))
                .doesNotContainPattern("(?m)^freedom.secret-key")
                .containsPattern("(?m)^freedom.debug=false$");
    }

    @Test
    void theSiteIsCalledAsItsFolder() throws IOException {
        assertThat(read("src/main/resources/META-INF/freedom.properties"))
                .contains("\nsite=shop\n", "settings.module=com.example.shop.settings.development\n");
    }

    /** So that who has built Freedom has all that a new site needs. */
    @Test
    void theVersionsAreThoseOfThisBuild() throws IOException {
        String ours = Files.readString(Path.of("..", "pom.xml"));
        String pom = read("pom.xml");

        assertThat(versions(pom))
                .hasSize(7)
                .allSatisfy((plugin, version) -> assertThat(versions(ours)).containsEntry(plugin, version));
        assertThat(pom)
                .contains("<version.freedom>" + FreedomVersion.THIS + "</version.freedom>")
                .contains("<version>" + property(ours, "version.junit") + "</version>")
                .contains("<version>" + property(ours, "version.weld") + "</version>");
    }

    private static Map<String, String> versions(String pom) {
        return PLUGIN.matcher(pom).results().collect(toMap(found -> found.group(1), found -> found.group(2)));
    }

    private static String property(String pom, String name) {
        return pom.substring(pom.indexOf('<' + name + '>') + name.length() + 2, pom.indexOf("</" + name + '>'));
    }

    private String read(String file) throws IOException {
        return Files.readString(site.resolve(file));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(site)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> site.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
