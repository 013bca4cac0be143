package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    /** A page, and what its whole answer holds at the least. */
    private record Kind(String path, String content, int length) {

        boolean isComplete(String response) {
            return response.startsWith("HTTP/1.1 200 ") && response.contains(content) && response.length() > length;
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind("/small", "small", 0),
            new Kind("/streamed", "", 64 * 16 * 1024),
            new Kind("/busy", "done", 0),
            new Kind("/async/complete-elsewhere", "asynchronous", 0),
            new Kind("/async/open", "never complete", 0));

    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    @TempDir
    Path folder;

    @Test
    void everyRequestThatWasAcceptedIsFinished(RunningServer running) throws Exception {
        Path told = folder.resolve("told");
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Client client = new Client(running.site(Mode.values()[i % 2]));
                Kind kind = KINDS.get(i % KINDS.size());
                ends.add(clients.submit(() -> askUntilRefused(client, kind, told)));
            }
            await().until(() -> Told.in(told).started().size() > 10 * CLIENTS);
            stopping.set(true);
            running.server().stop();
            for (Future<?> end : ends) {
                end.get(2, TimeUnit.MINUTES);
            }
        } finally {
            clients.shutdownNow();
        }
        assertEachIsFinished(Told.in(told));
        Optional<ServerLog> log = ServerLog.of(running.server());
        // A server that stops interrupts the site, and what it logs of that is its own affair.
        log.ifPresent(ServerLog::assertNothingThatFreedomCouldNotDo);
    }

    private void assertEachIsFinished(Told all) {
        assertThat(all.finished())
                .doesNotHaveDuplicates()
                .as("finished, of what the site was told of")
                .containsAll(all.started())
                .as("finished, of what clients were answered")
                .containsAll(answered);
        assertThat(answered).isNotEmpty();
    }

    private void askUntilRefused(Client client, Kind kind, Path told) {
        try {
            while (true) {
                String id = Client.newId();
                String response = client.exchange(client.get(kind.path + "?tell=" + told, id));
                if (kind.isComplete(response)) {
                    answered.add(id);
                }
            }
        } catch (UncheckedIOException refused) {
            if (!stopping.get()) {
                throw refused;
            }
        }
    }
}
