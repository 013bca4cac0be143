package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Who names the settings module, the strongest first: each wins against all that are weaker. The environment of the process
 * is set by the build of the servers; system properties are set by a page of another site. The variable of a site is in
 * {@link TwoSitesScenario}.
 */
@Aside
@Order(Stages.REFUSALS)
@NeedsFeature(Feature.SITES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class LocationScenario {

    private static final String PROPERTY = "freedom.settings.module";
    private static final String BY_DEFAULT = "settings.module=archive.standard";

    @TempDir
    static Path folder;

    /** No property is set while it is deployed; its page sets those for the others. */
    private SmallSite administrator;

    @BeforeAll
    void deployAPageThatSetsProperties(ServerUnderTest server) throws Exception {
        administrator = SmallSite.deploy(
                server, new SmallWar("administrator").says(BY_DEFAULT).in(folder), "administrator");
    }

    @AfterAll
    void undeployIt() {
        administrator.close();
    }

    /** Deploys a site while system properties are set. */
    private void assertLocated(
            ServerUnderTest server,
            SmallWar war,
            String name,
            Map<String, String> properties,
            String module,
            String origin)
            throws Exception {
        properties.forEach(administrator::setProperty);
        try (SmallSite site = SmallSite.deploy(server, war.in(folder), name)) {
            assertLocated(server, site, module, origin);
        } finally {
            properties.keySet().forEach(administrator::clearProperty);
        }
    }

    private static void assertLocated(ServerUnderTest server, SmallSite site, String module, String origin)
            throws IOException {
        assertThat(site.settings("won"))
                .startsWith(module + " named by " + origin + ',')
                .contains("won=" + module);
        Optional<Path> log = server.log();
        if (log.isPresent()) {
            String line = "Freedom: small.Page, settings " + module + " (" + origin + "), the end of a request";
            // Some servers write their log on a thread of its own.
            await("the start-up line: " + line).until(() -> text(log.get()).contains(line));
        }
    }

    private static String text(Path log) throws IOException {
        return Files.readString(log, StandardCharsets.ISO_8859_1);
    }

    @Test
    void anArchiveThatEnforcesItsModule(ServerUnderTest server) throws Exception {
        assertLocated(
                server,
                new SmallWar("enforcing").says(BY_DEFAULT, "settings.enforced=true"),
                "enforcing",
                Map.of(PROPERTY, "process.property", PROPERTY + ".enforcing", "own.property"),
                "archive.standard",
                "settings.module in META-INF/freedom.properties (enforced)");
    }

    @Test
    void theSystemPropertyOfTheSite(ServerUnderTest server) throws Exception {
        assertLocated(
                server,
                new SmallWar("with-own").says(BY_DEFAULT),
                "with-own",
                Map.of(PROPERTY, "process.property", PROPERTY + ".with-own", "own.property"),
                "own.property",
                "system property freedom.settings.module.with-own");
    }

    @Test
    void theSystemPropertyOfTheProcess(ServerUnderTest server) throws Exception {
        assertLocated(
                server,
                new SmallWar("plain").says(BY_DEFAULT),
                "plain",
                Map.of(PROPERTY, "process.property"),
                "process.property",
                "system property freedom.settings.module");
    }

    @Test
    void theVariableOfTheProcess(ServerUnderTest server) throws Exception {
        assertLocated(server, administrator, "process.freedom", "environment variable FREEDOM_SETTINGS_MODULE");
    }

    @Test
    void aBadNameInTheEnvironmentIsSaidToBeThere(ServerUnderTest server) throws Exception {
        Path war = new SmallWar("misled").says(BY_DEFAULT).in(folder);
        SmallSite.assertRefused(
                server,
                war,
                "misled",
                List.of("FREEDOM-0201: Settings module nowhere.at.all, named by environment variable"
                        + " FREEDOM_SETTINGS_MODULE_MISLED, was not found"));
    }
}
