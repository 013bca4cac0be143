package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * is set by the build of the servers; system properties are set by a page of another site.
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

    private SmallSite administrator;

    @BeforeAll
    void deployAPageThatSetsProperties(ServerUnderTest server) throws Exception {
        administrator = SmallSite.deploy(
                server,
                new SmallWar("administrator")
                        .says(BY_DEFAULT, "settings.enforced=true")
                        .in(folder),
                "administrator");
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
            assertThat(site.settings("won"))
                    .startsWith(module + " named by " + origin + ',')
                    .contains("won=" + module);
        } finally {
            properties.keySet().forEach(administrator::clearProperty);
        }
        Optional<Path> log = server.log();
        if (log.isPresent()) {
            assertThat(text(log.get()))
                    .as("the start-up line")
                    .contains("Freedom: small.Page, settings " + module + " (" + origin + "), the end of a request");
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
    void theVariableOfTheSite(ServerUnderTest server) throws Exception {
        assertLocated(
                server,
                new SmallWar("with-own").says(BY_DEFAULT),
                "with-own-variable",
                Map.of(PROPERTY, "process.property", PROPERTY + ".with-own", ""),
                "own.variable",
                "environment variable FREEDOM_SETTINGS_MODULE_WITH_OWN");
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
        assertLocated(
                server,
                new SmallWar("plain").says(BY_DEFAULT),
                "plain-variable",
                Map.of(PROPERTY, " "),
                "process.freedom",
                "environment variable FREEDOM_SETTINGS_MODULE");
    }

    @Test
    void aBadNameInTheEnvironmentIsSaidToBeThere(ServerUnderTest server) throws Exception {
        assertRefused(
                server,
                new SmallWar("misled").says(BY_DEFAULT),
                "misled",
                "FREEDOM-0201: Settings module nowhere.at.all, named by environment variable"
                        + " FREEDOM_SETTINGS_MODULE_MISLED, was not found");
    }

    @Test
    void aBadNameInTheArchiveIsSaidToBeThere(ServerUnderTest server) throws Exception {
        assertRefused(
                server,
                new SmallWar("mistaken").says("settings.module=nowhere.at.all", "settings.enforced=true"),
                "mistaken",
                "FREEDOM-0201: Settings module nowhere.at.all, named by settings.module in"
                        + " META-INF/freedom.properties (enforced), was not found");
    }

    /** Payara Micro takes a site that did not start for deployed: it answers nothing. */
    private void assertRefused(ServerUnderTest server, SmallWar war, String name, String message) throws Exception {
        Path archive = war.in(folder);
        StringBuilder told = new StringBuilder();
        try {
            told.append(new Client(server.deploy(archive, name)).ask("/settings"));
        } catch (Exception refused) {
            for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
                told.append(cause.getMessage()).append('\n');
            }
        }
        assertThat(told).as("what the site answers").doesNotContain("injected size");
        Optional<Path> log = server.log();
        assertThat(log.isPresent() ? text(log.get()) : told.toString()).contains(message);
    }
}
