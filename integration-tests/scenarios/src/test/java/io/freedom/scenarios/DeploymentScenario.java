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
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sites that come and go while the server and other sites stay. */
@Alone
@Order(Stages.DEPLOYMENTS)
class DeploymentScenario extends Requests {

    /** The site has an instance of this class for as long as its class loader is there. */
    private static final String MARKER = "scenarios.Totals";

    private static final int REDEPLOYMENTS = 20;
    private static final int AT_A_TIME = 4;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void undeployedWithRequestsInFlight(Mode mode, RunningServer running) throws Exception {
        Path told = folder.resolve("told");
        String name = mode.deployment() + "-leaves";
        Client client = new Client(running.server().deploy(RunningServer.war(), name));
        List<String> paths = List.of(
                "/async/open",
                "/async/never-completed",
                "/busy",
                "/streamed-without-end",
                "/async/write-listener-without-end");
        List<Socket> sockets = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (String path : paths) {
            String id = Client.newId();
            ids.add(id);
            Socket socket = client.open();
            sockets.add(socket);
            Client.send(socket, client.get(path + "?tell=" + told, id));
        }
        await().until(() -> Told.in(told).started().containsAll(ids));
        running.server().undeploy(name);
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(Told.in(told).finished()).containsExactlyInAnyOrderElementsOf(ids));
        for (Socket socket : sockets) {
            socket.close();
        }
        await().during(QUIET)
                .untilAsserted(() -> assertThat(Told.in(told).finished()).hasSameSizeAs(ids));
    }

    /** Several at a time, because a server mostly waits while it deploys. */
    @Test
    void twentyRedeploymentsLeaveNoClassLoaderBehind(RunningServer running) throws Exception {
        ServerUnderTest server = running.server();
        long before = Heap.of(server.process()).loadersOf(MARKER);
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
        await().pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(Heap.of(server.process()).loadersOf(MARKER)).isLessThanOrEqualTo(before));
    }

    private static Void redeploy(ServerUnderTest server, String name, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            use(new Client(server.deploy(RunningServer.war(), name)));
            server.undeploy(name);
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
