package io.freedom.scenarios.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.scenarios.ServerProcess;
import io.freedom.scenarios.SmallWar;
import io.freedom.server.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who names the settings module of the command, in processes of its own: with {@code --settings}, and in other environments. */
class SettingsOfTheCommandIT {

    private static final String BY_DEFAULT = "settings.module=archive.standard";
    private static final String BAD_BY_DEFAULT = "settings.module=nowhere.at.all";
    private static final String ENFORCED = "settings.enforced=true";

    @TempDir
    Path folder;

    /**
     * What {@code runserver} has written when it ended, or was asked to end once it served.
     *
     * @param environment variables beside those of this process, which the build of the servers sets
     */
    private String runserver(Map<String, String> environment, Path war, String... options) throws Exception {
        Path output = Files.createTempFile(folder, "output", ".txt");
        List<String> command = new ArrayList<>(List.of(
                ServerProcess.java(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "runserver",
                "127.0.0.1:0"));
        command.addAll(List.of(options));
        command.add(war.toString());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
                if (Files.readString(output).contains("Stop ")) {
                    process.destroy();
                    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
                }
            }
            return Files.readString(output);
        } finally {
            process.destroyForcibly();
        }
    }

    private String runserver(Path war, String... options) throws Exception {
        return runserver(Map.of(), war, options);
    }

    private Path war(String site, String... says) throws Exception {
        return new SmallWar(site).says(says).in(folder);
    }

    @Test
    void theOptionBeatsABadVariableAndABadArchive() throws Exception {
        assertThat(runserver(war("misled", BAD_BY_DEFAULT, ENFORCED), "--settings", "own.property"))
                .contains("  Settings  own.property (--settings)")
                .doesNotContain("FREEDOM-");
    }

    @Test
    void aVariableThatIsEmptyCountsAsUnset() throws Exception {
        Path war = war("plain", BY_DEFAULT);
        assertThat(runserver(Map.of("FREEDOM_SETTINGS_MODULE", ""), war))
                .contains("  Settings  process.django (environment variable DJANGO_SETTINGS_MODULE)");
        assertThat(runserver(Map.of("FREEDOM_SETTINGS_MODULE", "", "DJANGO_SETTINGS_MODULE", " "), war))
                .contains("  Settings  archive.standard (settings.module in META-INF/freedom.properties)");
    }

    /** Without reload, the message is the end of the command. */
    @Test
    void aMessageSaysWhereABadNameIsGiven() throws Exception {
        assertRefused(runserver(war("plain", BY_DEFAULT), "--noreload", "--settings", "nowhere.at.all"), "--settings");
        assertRefused(
                runserver(war("misled", BY_DEFAULT), "--noreload"),
                "environment variable FREEDOM_SETTINGS_MODULE_MISLED");
        assertRefused(
                runserver(war("mistaken", BAD_BY_DEFAULT, ENFORCED), "--noreload"),
                "settings.module in META-INF/freedom.properties (enforced)");
    }

    private static void assertRefused(String output, String origin) {
        assertThat(output)
                .contains(
                        "FREEDOM-0201: Settings module nowhere.at.all, named by " + origin
                                + ", was not found: there is neither a class nowhere.at.all that implements"
                                + " io.freedom.SettingsModule nor a resource nowhere/at/all.properties, .yaml or .yml on the site's class path.")
                .doesNotContain("\tat ")
                .containsOnlyOnce("FREEDOM-");
    }
}
