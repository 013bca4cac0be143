package io.freedom.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.LogRecord;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What happens to servers of data, and to resources: the site recovers by itself, and the log says what happened. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedParts.class)
class FaultsIT {

    private final ExecutorService clients = Executors.newCachedThreadPool();
    private RealParts parts;
    private RunningSite site;
    private FreedomLog log;

    @BeforeAll
    void serve(RealParts shared, @TempDir Path folder) throws Exception {
        parts = shared;
        site = RunningSite.with(
                parts,
                folder.resolve("site.war"),
                "parts.pool-size=2",
                "parts.patience=5000",
                "freedom.resources.close-timeout=5s");
    }

    @AfterAll
    void stop() {
        clients.shutdownNow();
        site.close();
    }

    @BeforeEach
    void listen() throws Exception {
        parts.postgreSql().execute("delete from visit");
        log = new FreedomLog();
    }

    @AfterEach
    void recovers() {
        log.close();
        soon().untilAsserted(() -> assertThat(site.get("/plain").body()).isEqualTo("plain"));
        awaitNothingHeld();
        for (int i = 0; i < 6; i++) {
            assertPlain();
        }
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(1));
    }

    private void assertPlain() {
        try {
            assertThat(site.get("/plain").body()).isEqualTo("plain");
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private void awaitNothingHeld() {
        soon().untilAsserted(() -> assertThat(site.numbers())
                .containsEntry("database", 0L)
                .containsEntry("redis", 0L)
                .containsEntry("memcached", 0L)
                .containsEntry("held", 0L));
    }

    private Future<HttpResponse<String>> ask(String path) {
        return clients.submit(() -> site.get(path));
    }

    /** A request that holds its connections until {@link #letOneGoOn}. */
    private Future<HttpResponse<String>> hold(String path) throws Exception {
        Future<HttpResponse<String>> held = ask(path);
        assertThat(site.body("/fault/entered")).isEqualTo("entered");
        return held;
    }

    private void letOneGoOn() throws Exception {
        assertThat(site.body("/fault/open")).isEqualTo("open");
    }

    @Test
    void aConnectionThatTheDatabaseTerminatesInMidRequest() throws Exception {
        Future<HttpResponse<String>> held = hold("/fault/hold");
        assertThat(parts.postgreSql().terminateAll()).isPositive();
        letOneGoOn();
        assertThat(held.get().statusCode()).isEqualTo(500);
        awaitNothingHeld();
        assertThat(parts.postgreSql().visits("hold")).isZero();
    }

    /** The site did not notice, as it did no more with it. */
    @Test
    void aConnectionThatTheDatabaseTerminatesUnnoticed() throws Exception {
        Future<HttpResponse<String>> held = hold("/fault/hold-only");
        assertThat(parts.postgreSql().terminateAll()).isPositive();
        letOneGoOn();
        assertThat(held.get().body()).isEqualTo("hold-only");
        awaitNothingHeld();
        soon().untilAsserted(() -> assertThat(log.messages("FREEDOM-0605"))
                .singleElement()
                .asString()
                .contains("/fault/hold-only"));
    }

    @Test
    void aDatabaseThatIsKilledAndComesBack() throws Exception {
        Future<HttpResponse<String>> held = hold("/fault/hold");
        parts.postgreSql().kill();
        letOneGoOn();
        assertThat(held.get().statusCode()).isEqualTo(500);
        assertThat(site.get("/plain").statusCode()).isEqualTo(500);
        awaitNothingHeld();
        parts.postgreSql().restart();
        soon().untilAsserted(() -> assertThat(site.get("/plain").body()).isEqualTo("plain"));
        assertThat(parts.postgreSql().visits("hold")).isZero();
    }

    @Test
    void aRedisThatFreezesAndGoesOn() throws Exception {
        Future<HttpResponse<String>> held = hold("/fault/hold");
        parts.redis().freeze();
        try {
            assertThat(site.get("/plain").statusCode()).isEqualTo(500);
            letOneGoOn();
            assertThat(held.get().body()).isEqualTo("hold");
        } finally {
            parts.redis().resume();
        }
        awaitNothingHeld();
        soon().untilAsserted(() -> assertThat(parts.redis().connections()).isBetween(1L, 2L));
    }

    @Test
    void aPoolThatIsExhausted() throws Exception {
        Future<HttpResponse<String>> one = hold("/fault/hold-only");
        Future<HttpResponse<String>> other = hold("/fault/hold-only");
        assertThat(site.numbers()).containsEntry("database", 2L);
        assertThat(site.get("/plain").statusCode()).isEqualTo(500);
        letOneGoOn();
        letOneGoOn();
        assertThat(one.get().body()).isEqualTo("hold-only");
        assertThat(other.get().body()).isEqualTo("hold-only");
        assertThat(log.messages("FREEDOM-0605")).isEmpty();
    }

    @Test
    void aCloseThatThrows() throws Exception {
        long failed = site.numbers().get("failed");
        assertThat(site.body("/fault/close-throws")).isEqualTo("close-throws");
        awaitNothingHeld();
        assertThat(site.numbers().get("failed")).isEqualTo(failed + 1);
        LogRecord told = log.records("FREEDOM-0605").get(0);
        assertThat(log.messages("FREEDOM-0605")).hasSize(1);
        assertThat(told.getMessage()).contains("broken").contains("/fault/close-throws");
        assertThat(told.getThrown()).hasMessage("connections: close on purpose");
    }

    /** The others come back while it still blocks. */
    @Test
    void aCloseThatBlocks() throws Exception {
        long failed = site.numbers().get("failed");
        Future<HttpResponse<String>> asked = hold("/fault/close-blocks");
        try {
            soon().untilAsserted(() -> assertThat(site.numbers())
                    .containsEntry("database", 0L)
                    .containsEntry("redis", 0L)
                    .containsEntry("memcached", 0L));
            soon().untilAsserted(() -> assertThat(log.messages("FREEDOM-0606"))
                    .singleElement()
                    .asString()
                    .contains("blocked")
                    .contains("/fault/close-blocks"));
            assertThat(log.records("FREEDOM-0606").get(0).getThrown().getStackTrace())
                    .anyMatch(frame -> frame.getClassName().startsWith("connections.FaultPages"));
        } finally {
            letOneGoOn();
        }
        assertThat(asked.get().body()).isEqualTo("close-blocks");
        awaitNothingHeld();
        assertThat(site.numbers().get("failed")).isEqualTo(failed + 1);
    }

    /** The rollback waits for a server process that stands still, until the connection is aborted. */
    @Test
    void aRollbackThatBlocks() throws Exception {
        Future<HttpResponse<String>> held = hold("/fault/hold-only");
        ProcessHandle backend = backendThatIsIdleInTransaction();
        signal("-STOP", backend);
        try {
            letOneGoOn();
            assertThat(held.get().body()).isEqualTo("hold-only");
            awaitNothingHeld();
            soon().untilAsserted(() -> assertThat(log.messages("FREEDOM-0606"))
                    .singleElement()
                    .asString()
                    .contains("database")
                    .contains("/fault/hold-only"));
        } finally {
            signal("-CONT", backend);
        }
    }

    private ProcessHandle backendThatIsIdleInTransaction() throws Exception {
        try (Connection connection = parts.postgreSql().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pid from pg_stat_activity where state = 'idle in transaction'")) {
            row.next();
            return ProcessHandle.of(row.getLong(1)).orElseThrow();
        }
    }

    private static void signal(String name, ProcessHandle process) throws Exception {
        assertThat(new ProcessBuilder("kill", name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
