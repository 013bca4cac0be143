package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sites that come and go while the server and other sites stay. */
@Alone
@Order(Stages.DEPLOYMENTS)
class DeploymentScenario extends Requests {

    private static final int REDEPLOYMENTS = 20;
    private static final int AT_A_TIME = 4;

    private static final String NEVER_COMPLETED = "/async/never-completed";

    @TempDir
    Path folder;

    /** A site that is gone in the end, however its scenario goes. */
    private static final class Guest {

        private final ServerUnderTest server;
        private final String name;
        private final Client client;
        private boolean there = true;

        Guest(ServerUnderTest server, String name) throws Exception {
            this.server = server;
            this.name = name;
            this.client = new Client(server.deploy(RunningServer.war(), name));
        }

        void undeploy() throws Exception {
            there = false;
            server.undeploy(name);
        }

        void leave() throws Exception {
            if (there) {
                undeploy();
            }
        }
    }

    private record InFlight(String path, String id, Socket socket) {}

    @ParameterizedTest
    @EnumSource
    @Order(1)
    void undeployedWithRequestsInFlight(Mode mode, RunningServer running) throws Exception {
        Path told = folder.resolve("told");
        List<InFlight> requests = new ArrayList<>();
        long before = Heap.of(running.server().process()).loadersOfSites();
        Guest site = new Guest(running.server(), mode.deployment() + "-leaves");
        try {
            for (String path : List.of(
                    "/async/open",
                    NEVER_COMPLETED,
                    "/busy",
                    "/streamed-without-end",
                    "/async/write-listener-without-end")) {
                requests.add(new InFlight(path, Client.newId(), site.client.open()));
            }
            for (InFlight request : requests) {
                Client.send(request.socket, site.client.get(request.path + "?tell=" + told, request.id));
            }
            List<String> ids = requests.stream().map(InFlight::id).toList();
            await().until(() -> Told.in(told).started().containsAll(ids));
            site.undeploy();
            await().untilAsserted(() -> assertThat(Told.in(told).finished()).containsExactlyInAnyOrderElementsOf(ids));
            assertThat(Told.in(told).outcomes().values()).doesNotContainNull();
            await().during(QUIET)
                    .untilAsserted(() -> assertThat(Told.in(told).finished()).hasSameSizeAs(ids));
        } finally {
            for (InFlight request : requests) {
                request.socket.close();
            }
            site.leave();
        }
        assertNoLoaderIsLeft(running.server(), before);
    }

    /** Several at a time, because a server mostly waits while it deploys. */
    @Test
    @Order(2)
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void twentyRedeploymentsLeaveNoClassLoaderBehind(RunningServer running) throws Exception {
        ServerUnderTest server = running.server();
        long before = Heap.of(server.process()).loadersOfSites();
        ExecutorService administrators = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < AT_A_TIME; i++) {
                String name = Mode.values()[i % 2].deployment() + "-again-" + i;
                done.add(administrators.submit(() -> redeploy(server, name, REDEPLOYMENTS / AT_A_TIME)));
            }
            for (Future<?> each : done) {
                each.get();
            }
        } finally {
            administrators.shutdownNow();
        }
        assertNoLoaderIsLeft(server, before);
    }

    /** Beside those that were there before, and the last ones, which the server or the JVM may keep for the next use. */
    private static void assertNoLoaderIsLeft(ServerUnderTest server, long before) {
        await().pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(Heap.of(server.process()).loadersOfSites())
                        .as("class loaders of sites")
                        .isBetween((long) Mode.values().length, before + server.loadersKept()));
    }

    private static Void redeploy(ServerUnderTest server, String name, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            Guest site = new Guest(server, name);
            try {
                use(site.client);
            } finally {
                site.leave();
            }
        }
        return null;
    }

    /** A request of each kind that could leave something of the site in the server. */
    private static void use(Client client) {
        for (String path : List.of("/small", "/async/complete-elsewhere", "/runtime-exception", "/async/start")) {
            String id = Client.newId();
            client.exchange(client.get(path, id));
            client.awaitFinished(id);
        }
    }
}
