package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of the server, with both sites deployed and under load. */
@Alone
@Order(Stages.STOP)
class StopScenario extends Requests {

    private static final int CLIENTS = 16;

    private static final List<String> PATHS =
            List.of("/small", "/streamed", "/busy", "/async/complete-elsewhere", "/async/open");

    @TempDir
    Path folder;

    @Test
    void everyRequestThatWasAcceptedIsFinished(RunningServer running) throws Exception {
        Path told = folder.resolve("told");
        AtomicBoolean stopping = new AtomicBoolean();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int i = 0; i < CLIENTS; i++) {
            Client client = new Client(running.site(Mode.values()[i % 2]));
            String path = PATHS.get(i % PATHS.size()) + "?tell=" + told;
            clients.execute(() -> askUntilRefused(client, path, stopping));
        }
        await().until(() -> Told.in(told).started().size() > 10 * CLIENTS);
        stopping.set(true);
        running.server().stop();
        clients.shutdownNow();
        assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        Told all = Told.in(told);
        List<String> unfinished = new ArrayList<>(all.started());
        unfinished.removeAll(all.finished());
        assertThat(unfinished)
                .as("started, of %d, and never finished", all.started().size())
                .isEmpty();
        assertThat(all.finished()).doesNotHaveDuplicates();
    }

    private static void askUntilRefused(Client client, String path, AtomicBoolean stopping) {
        try {
            while (true) {
                client.exchange(client.get(path, Client.newId()));
            }
        } catch (UncheckedIOException refused) {
            if (!stopping.get()) {
                throw refused;
            }
        }
    }
}
