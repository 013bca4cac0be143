package io.freedom.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The observers that the documentation shows: what a request took goes back, however the request ends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedParts.class)
class PlainObserversIT {

    private static final int REQUESTS = 200;
    private static final int CLIENTS = 4;

    private RealParts parts;
    private RunningSite site;

    @BeforeAll
    void serve(RealParts shared, @TempDir Path folder) throws Exception {
        parts = shared;
        site = RunningSite.with(parts, folder.resolve("site.war"), "parts.pool-size=2");
    }

    @AfterAll
    void stop() {
        site.close();
    }

    /** Of pools of two. */
    @ParameterizedTest
    @CsvSource({"hikari, 1", "agroal, 1", "jedis, PONG", "lettuce, PONG", "memcached, stored"})
    void theirConnectionsComeBack(String client, String answer) throws Exception {
        assumeTrue(!client.equals("memcached") || Memcached.isInstalled(), Memcached.ABSENT);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                ends.add(clients.submit(() -> ask("/plain/" + client, answer)));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            clients.shutdownNow();
        }
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(site.body("/plain/" + client + "/active")).isEqualTo("0"));
        assertThat(parts.postgreSql().idleInTransaction()).isZero();
    }

    private Void ask(String path, String answer) throws Exception {
        for (int i = 0; i < REQUESTS / CLIENTS; i++) {
            switch (i % 3) {
                case 0 -> assertThat(site.body(path)).isEqualTo(answer);
                case 1 -> assertThat(site.body(path + "/hop")).isEqualTo(answer);
                default ->
                    assertThat(site.get(path + "/exception").statusCode()).isEqualTo(500);
            }
        }
        return null;
    }
}
