package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many requests of all kinds from many clients at once, faults among them: what was started is what was finished is what
 * the clients sent and what a plain listener saw; nothing is held; the heap is as it was. How many is the system property
 * {@code scenarios.soak}; a short form runs in every build.
 */
@Alone
@Order(Stages.SOAK)
class SoakScenario extends Requests {

    private static final int CLIENTS = 32;
    private static final int REQUESTS = Integer.getInteger("scenarios.soak", 1_000);

    /** What caches of the server and of the JVM may take: of a long soak, each request that leaked a kilobyte would show. */
    private static final long HEAP_SLACK = 64 * 1024 * 1024;

    private static final String LIFECYCLE = "io.freedom.internal.request.RequestLifecycle";

    @ParameterizedTest
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    @EnumSource
    void startedIsFinishedIsTheClientsCount(Mode mode, RunningServer running) throws Exception {
        Client client = in(mode, running);
        ProcessHandle jvm = running.server().process();
        run(running, client, Math.max(CLIENTS, REQUESTS / 10));
        Totals first = quiet(client);
        Heap before = Heap.of(jvm);
        long nanos = System.nanoTime();
        int sent = run(running, client, REQUESTS);
        Duration took = Duration.ofNanos(System.nanoTime() - nanos);
        Totals last = quiet(client);
        assertThat(last.started() - first.started()).as("started").isEqualTo(sent);
        assertThat(last.finished() - first.finished()).as("finished").isEqualTo(sent);
        assertThat(last.arrived() - first.arrived())
                .as("seen by a plain listener")
                .isEqualTo(sent);
        // A server may hold a request until the timer of its asynchronous timeout has run, after 30 seconds.
        AtomicReference<Heap> heap = new AtomicReference<>();
        await().pollInterval(Duration.ofSeconds(2))
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> {
                    heap.set(Heap.of(jvm));
                    assertThat(heap.get().instancesOf(LIFECYCLE))
                            .as("requests still held")
                            .isLessThan(CLIENTS);
                    assertThat(heap.get().bytes() - before.bytes())
                            .as("growth of the heap in bytes")
                            .isLessThan(HEAP_SLACK);
                });
        measured("soak, requests per second", Math.round(sent * 1e9 / took.toNanos()));
        measured("soak, growth of the heap in KiB", (heap.get().bytes() - before.bytes()) / 1024);
    }

    /** Waits until nothing is open any more. */
    private static Totals quiet(Client client) {
        return await().atMost(Duration.ofMinutes(2)).until(() -> Totals.of(client), Totals::isQuiet);
    }

    /** @return how many requests reached the site, as the clients know it */
    private static int run(RunningServer running, Client client, int requests) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Integer>> sent = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                SoakClient soak = new SoakClient(running.server(), client, i);
                sent.add(clients.submit(() -> soak.send(requests / CLIENTS)));
            }
            int all = 0;
            for (Future<Integer> count : sent) {
                all += count.get();
            }
            return all;
        } finally {
            clients.shutdownNow();
        }
    }
}
