package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sites that use the server's MicroProfile Config beside Freedom's settings. */
@Aside
@Order(Stages.DEPLOYMENTS)
@NeedsFeature(Feature.MICROPROFILE_CONFIG)
class MicroProfileScenario {

    @TempDir
    Path folder;

    private Path site(String name, String... lines) throws Exception {
        return new SmallWar(name)
                .says("settings.module=beside." + name, "settings.enforced=true")
                .module("beside." + name, lines)
                .file("META-INF/microprofile-config.properties", "greeting=hello")
                .withMicroProfile()
                .in(folder);
    }

    private Path showing(String name, int size, String colour) throws Exception {
        return site(
                name,
                "freedom.settings.in-microprofile-config=true",
                "greeting=from Freedom",
                "page.size=" + size,
                "page.colour=" + colour,
                "page.title=${page.colour} ${page.size}",
                "java.version=0",
                "template=\\\\${page.size}");
    }

    @Test
    void aSiteThatSaysNothingHasTheConfigOfTheServer(ServerUnderTest server) throws Exception {
        Path war = site("hidden", "greeting=from Freedom", "page.size=50", "page.colour=blue");
        try (SmallSite site = SmallSite.deploy(server, war, "hidden")) {
            assertThat(site.beside("page.size", "page.colour").lines())
                    .contains("injected hello none none", "page.size=none", "page.colour=none")
                    .anySatisfy(line -> assertThat(line).endsWith(" of the server true"));
            assertThat(site.settings("page.size")).contains("page.size=50 ");
        }
    }

    @Test
    void sitesMayShowTheirValuesWhichAreWeakerThanWhatIsThere(ServerUnderTest server) throws Exception {
        try (SmallSite blue = SmallSite.deploy(server, showing("blue", 50, "blue"), "blue");
                SmallSite red = SmallSite.deploy(server, showing("red", 60, "red"), "red")) {
            assertShown(blue, 50, "blue");
            assertShown(red, 60, "red");
        }
    }

    private static void assertShown(SmallSite site, int size, String colour) {
        assertThat(site.beside("page.title", "template", "greeting", "java.version")
                        .lines())
                .contains(
                        "injected hello " + size + ' ' + colour,
                        "page.title=" + colour + ' ' + size,
                        "template=${page.size}",
                        "greeting=hello")
                .doesNotContain("java.version=0")
                .anySatisfy(line -> assertThat(line).endsWith(" of the server true"));
    }

    @Test
    void redeploymentsLeaveNoClassLoaderBehind(ServerUnderTest server) throws Exception {
        int redeployments = server.loadersKept() + 1;
        for (int i = 0; i < redeployments; i++) {
            try (SmallSite site = SmallSite.deploy(server, showing("again", i, "blue"), "again")) {
                assertThat(site.beside()).contains("injected hello " + i + " blue");
            }
        }
        await().pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(Heap.of(server.process()).loadersOf("small.Page"))
                        .as("class loaders of sites")
                        .isLessThan(redeployments)); // the last ones may stay: see ServerUnderTest.loadersKept
    }
}
