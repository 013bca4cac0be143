package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two WARs in one EAR: each is a site of its own, wherever Freedom's jar is. */
@Alone
@Order(Stages.DEPLOYMENTS)
@NeedsFeature(Feature.EAR)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class EarScenario extends Requests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void twoWarsEachWithTheJar(Mode mode, RunningServer running) throws Exception {
        withDeployed(Ear.ofWholeWars(RunningServer.war(), folder.resolve("whole.ear")), mode, running);
    }

    @ParameterizedTest
    @EnumSource
    void twoWarsAndTheJarInTheLibOfTheEar(Mode mode, RunningServer running) throws Exception {
        withDeployed(Ear.ofThinWars(RunningServer.war(), folder.resolve("thin.ear")), mode, running);
    }

    private void withDeployed(Path ear, Mode mode, RunningServer running) throws Exception {
        in(mode, running);
        Site answering = running.server().deploy(ear, "ear");
        try {
            Client asked = client(answering, mode);
            Client other = client(answering, mode == Mode.HOOK ? Mode.LISTENERS : Mode.HOOK);
            for (Mode each : Mode.values()) {
                assertHasItsOwn(each == mode ? asked : other, each);
            }
            assertEachFinishedOnlyAt(asked, other);
            assertThat(asked.ask("/facts")).contains("completion=" + completion(mode, running.server()));
        } finally {
            running.server().undeploy("ear");
        }
    }

    private static Client client(Site answering, Mode mode) {
        return new Client(new Site(answering.http(), answering.https(), Ear.contextPath(mode)));
    }

    private static String completion(Mode mode, ServerUnderTest server) {
        return mode == Mode.HOOK ? server.hookName() : "servlet listeners";
    }

    private static void assertHasItsOwn(Client asked, Mode mode) {
        String name = mode.deployment();
        assertThat(asked.ask("/injected"))
                .isEqualTo("settings=" + name + " setting=" + name + " group=" + name + " application=own context="
                        + Ear.contextPath(mode));
    }

    private static void assertEachFinishedOnlyAt(Client asked, Client other) {
        for (String path : List.of("/small", "/async/complete-elsewhere", "/static/file.txt")) {
            String id = Client.newId();
            assertThat(asked.exchange(asked.get(path, id))).startsWith("HTTP/1.1 200 ");
            assertFinished(asked.awaitFinished(id), "COMPLETED", 200, "null");
            assertThat(asked.wasSeen(id)).isTrue();
            assertThat(other.journal(id)).as("what the other site was told").isEmpty();
        }
        String id = Client.newId();
        assertThat(asked.exchange(asked.get("/runtime-exception", id))).startsWith("HTTP/1.1 500 ");
        assertThat(asked.awaitFinished(id)).anyMatch(line -> line.startsWith("finished FAILED 500 "));
        assertThat(other.journal(id)).as("what the other site was told").isEmpty();
    }
}
