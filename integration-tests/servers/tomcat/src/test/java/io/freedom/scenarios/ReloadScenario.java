package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freedom.scenarios.tomcat.Tomcat;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tomcat's reload: the site is new, its context and the context's valves are the old ones. */
@Alone
@Order(Stages.DEPLOYMENTS)
class ReloadScenario extends Requests {

    @ParameterizedTest
    @EnumSource
    void aSiteThatIsReloadedIsToldAtOnceAndLeavesNothingBehind(Mode mode, RunningServer running) throws Exception {
        Tomcat tomcat = (Tomcat) running.server();
        String name = mode.deployment() + "-reloaded";
        long before = Heap.of(tomcat.process()).loadersOfSites();
        Client client = new Client(tomcat.deploy(RunningServer.war(), name));
        try {
            assertToldAtOnce(client);
            tomcat.reload(name);
            assertToldAtOnce(client);
            await().pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(Heap.of(tomcat.process()).loadersOfSites())
                            .isBetween(Mode.values().length + 1L, before + 1 + tomcat.loadersKept()));
        } finally {
            tomcat.undeploy(name);
        }
    }

    /** Where the hook was lost, only the watchdog would tell, and never before its grace; a machine may take a second now and then. */
    private static void assertToldAtOnce(Client client) {
        await("a request that is told at once").until(() -> delay(client) < 1_000);
    }

    private static long delay(Client client) {
        String id = Client.newId();
        client.exchange(client.get("/small", id));
        assertFinished(client.awaitFinished(id), "COMPLETED", 200, "null");
        return client.delay(id);
    }
}
