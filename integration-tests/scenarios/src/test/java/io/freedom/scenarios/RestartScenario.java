package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The names of the settings module that count only where nobody else gives one, so that the server is started again in other
 * environments. A variable that is set to nothing counts as unset.
 */
@Aside
@Order(Stages.RESTART)
@NeedsFeature(Feature.ENVIRONMENT)
@Execution(ExecutionMode.SAME_THREAD)
class RestartScenario {

    @TempDir
    Path folder;

    @Test
    void theVariableOfDjango(ServerUnderTest server) throws Exception {
        assertThat(located(server, Map.of("FREEDOM_SETTINGS_MODULE", "")))
                .startsWith("process.django named by environment variable DJANGO_SETTINGS_MODULE,")
                .contains("won=process.django");
    }

    @Test
    void theDefaultOfTheArchive(ServerUnderTest server) throws Exception {
        assertThat(located(server, Map.of("FREEDOM_SETTINGS_MODULE", "", "DJANGO_SETTINGS_MODULE", " ")))
                .startsWith("archive.standard named by settings.module in META-INF/freedom.properties,")
                .contains("won=archive.standard");
    }

    private String located(ServerUnderTest server, Map<String, String> environment) throws Exception {
        server.close(); // it has stopped, unless these scenarios run alone
        server.start(environment);
        try (SmallSite site = SmallSite.deploy(
                server,
                new SmallWar("plain").says("settings.module=archive.standard").in(folder),
                "plain")) {
            return site.settings("won");
        } finally {
            server.close();
        }
    }
}
