package io.freedom.scenarios.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.scenarios.ServerProcess;
import io.freedom.scenarios.SmallWar;
import io.freedom.server.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --settings} of the command, in processes of its own, with the environment that the build of the servers sets. */
class SettingsOptionIT {

    private static final String[] ENFORCED = {"settings.module=archive.standard", "settings.enforced=true"};

    @TempDir
    Path folder;

    /** What the command has written when it ended, or was ended after it served. */
    private String runserver(Path war, String... options) throws Exception {
        Path output = Files.createTempFile(folder, "output", ".txt");
        List<String> command = new ArrayList<>(List.of(
                ServerProcess.java(),
                "-Dfreedom.settings.module=nowhere.at.all",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "runserver",
                "127.0.0.1:0"));
        command.addAll(List.of(options));
        command.add(war.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
                if (Files.readString(output).contains("Stop ")) {
                    process.destroy();
                    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
                }
            }
            return Files.readString(output);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void itBeatsWhateverTheEnvironmentAndTheArchiveSay() throws Exception {
        Path war = new SmallWar("misled").says(ENFORCED).in(folder);
        assertThat(runserver(war, "--settings", "own.property"))
                .contains("  Settings  own.property (--settings)")
                .doesNotContain("FREEDOM-");
    }

    @Test
    void whereABadNameIsGivenIsSaid() throws Exception {
        Path enforcing = new SmallWar("mistaken")
                .says("settings.module=nowhere.at.all", "settings.enforced=true")
                .in(folder);
        Path misled =
                new SmallWar("misled").says("settings.module=archive.standard").in(folder);
        Path plain =
                new SmallWar("plain").says("settings.module=archive.standard").in(folder);
        assertRefused(runserver(plain, "--settings", "nowhere.at.all"), "--settings");
        assertRefused(runserver(misled), "environment variable FREEDOM_SETTINGS_MODULE_MISLED");
        assertRefused(runserver(plain), "system property freedom.settings.module");
        assertRefused(runserver(enforcing), "settings.module in META-INF/freedom.properties (enforced)");
    }

    private static void assertRefused(String output, String origin) throws IOException {
        assertThat(output)
                .contains(
                        "FREEDOM-0201: Settings module nowhere.at.all, named by " + origin
                                + ", was not found: there is neither a class nowhere.at.all that implements"
                                + " io.freedom.SettingsModule nor a resource nowhere/at/all.properties on the site's class path.")
                .doesNotContain("\tat ")
                .containsOnlyOnce("FREEDOM-");
    }
}
