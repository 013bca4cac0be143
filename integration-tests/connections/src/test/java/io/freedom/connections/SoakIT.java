package io.freedom.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests that end in every way, from 32 connections, against pools of eight: each is answered as it is written, none waits in
 * vain, and afterwards nobody holds anything. How many is the system property {@code connections.requests}.
 */
@ExtendWith(SharedParts.class)
class SoakIT {

    private static final int CLIENTS = 32;
    private static final int POOL = 8;
    private static final int REQUESTS = Integer.getInteger("connections.requests", 2_000);

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void nothingIsHeldAfterAll(RealParts parts, @TempDir Path folder) throws Exception {
        parts.postgreSql().execute("delete from visit");
        long redis = parts.redis().visits();
        try (RunningSite site = RunningSite.with(parts, folder.resolve("site.war"), "parts.pool-size=" + POOL)) {
            ConcurrentMap<String, Integer> sent = SoakClient.counts();
            long nanos = System.nanoTime();
            send(site, sent);
            Duration took = Duration.ofNanos(System.nanoTime() - nanos);
            assertNothingIsHeld(site, parts);
            assertEachDidWhatItWasToDo(parts, sent);
            assertThat(parts.redis().visits() - redis).isEqualTo(SoakClient.numbersInRedis(sent));
            Map<String, Long> numbers = site.numbers();
            assertThat(numbers.get("acquired")).isEqualTo(numbers.get("released"));
            assertThat(numbers.get("leaked")).isEqualTo(sent.get("leaked") + sent.get("bound"));
            // An entity manager is held before it has a connection.
            assertThat(numbers.get("mostHeld")).isBetween(1L, 3L * POOL + CLIENTS);
            assertThat(numbers.get("mostHeldByOneRequest"))
                    .isEqualTo(parts.cache().isPresent() ? 3L : 2L);
            System.out.printf(
                    "%,d requests in %d s, %d per second; %s%n",
                    REQUESTS, took.toSeconds(), REQUESTS * 1_000L / took.toMillis(), numbers);
            assumeTrue(parts.cache().isPresent(), Memcached.ABSENT);
            soon().untilAsserted(() ->
                    assertThat(parts.cache().orElseThrow().connections()).isBetween(1L, (long) POOL));
        }
    }

    private static void send(RunningSite site, ConcurrentMap<String, Integer> sent) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                SoakClient client = new SoakClient(browser(site), sent, i);
                ends.add(clients.submit(() -> client.send(REQUESTS / CLIENTS)));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private static SoakClient.Browser browser(RunningSite site) {
        return new SoakClient.Browser() {

            @Override
            public HttpResponse<String> get(String path) throws Exception {
                return site.get(path);
            }

            @Override
            public void leave(String path) throws Exception {
                site.leave(path);
            }
        };
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(2));
    }

    private static void assertNothingIsHeld(RunningSite site, RealParts parts) throws Exception {
        soon().untilAsserted(() -> assertThat(site.numbers())
                .containsEntry("database", 0L)
                .containsEntry("redis", 0L)
                .containsEntry("memcached", 0L)
                .containsEntry("held", 0L)
                .containsEntry("failed", 0L));
        assertThat(parts.postgreSql().idleInTransaction())
                .as("idle in transaction")
                .isZero();
        // A server may see a little later that a connection was closed.
        soon().untilAsserted(() -> assertThat(parts.postgreSql().connections()).isBetween(1L, (long) POOL));
        soon().untilAsserted(() -> assertThat(parts.redis().connections()).isBetween(1L, (long) POOL));
        MBeanServer platform = ManagementFactory.getPlatformMBeanServer();
        assertThat(platform.queryNames(new ObjectName("io.freedom:type=RequestResources,*"), null))
                .singleElement()
                .satisfies(
                        name -> assertThat(platform.getAttribute(name, "Held")).isEqualTo(0L));
    }

    /** What was committed is there, and nothing else. */
    private static void assertEachDidWhatItWasToDo(RealParts parts, Map<String, Integer> sent) throws Exception {
        PostgreSql database = parts.postgreSql();
        assertThat(database.visits("plain")).isEqualTo((long) sent.get("plain"));
        assertThat(database.visits("hop")).isEqualTo((long) sent.get("hop"));
        assertThat(database.visits("early")).isEqualTo(2L * sent.get("early"));
        assertThat(database.count("select count(*) from visit where page not in ('plain', 'hop', 'early')"))
                .as("written and never committed")
                .isZero();
    }
}
