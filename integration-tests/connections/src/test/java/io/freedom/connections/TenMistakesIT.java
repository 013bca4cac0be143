package io.freedom.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The ten mistakes of the documentation's table, each healed or told, with a pool that has one connection. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedParts.class)
class TenMistakesIT {

    private RealParts parts;
    private RunningSite site;
    private FreedomLog log;

    @BeforeAll
    void serve(RealParts shared, @TempDir Path folder) throws Exception {
        parts = shared;
        site = RunningSite.with(
                parts, folder.resolve("site.war"), "parts.pool-size=1", "freedom.resources.report-after=400ms");
    }

    @AfterAll
    void stop() {
        site.close();
    }

    @BeforeEach
    void listen() {
        log = new FreedomLog();
    }

    /** Whatever the mistake, the only connection is back, as it was. */
    @AfterEach
    void theNextRequestHasTheConnection() throws Exception {
        log.close();
        assertThat(site.body("/mistake/session")).isEqualTo("true false 2 public");
        assertThat(site.body("/plain")).isEqualTo("plain");
        soon().untilAsserted(() ->
                assertThat(site.numbers()).containsEntry("held", 0L).containsEntry("database", 0L));
        assertThat(parts.postgreSql().idleInTransaction()).isZero();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(1));
    }

    private void assertLeakIsTold(String path, String place) {
        soon().untilAsserted(() -> assertThat(log.messages("FREEDOM-0604"))
                .singleElement()
                .asString()
                .contains(path)
                .contains("MistakePages." + place));
    }

    @Test
    void theConnectionIsNeverClosed() throws Exception {
        assertThat(site.body("/mistake/never-closes")).isEqualTo("never-closes");
        assertLeakIsTold("/mistake/never-closes", "open");
    }

    @Test
    void theCodeThrowsBeforeItCloses() throws Exception {
        assertThat(site.get("/mistake/throws").statusCode()).isEqualTo(500);
        assertLeakIsTold("/mistake/throws", "open");
    }

    /** The pool rolls nothing back. */
    @Test
    void theTransactionIsNeverCommitted() throws Exception {
        assertThat(site.body("/mistake/forgets-to-commit")).isEqualTo("forgets-to-commit");
        assertThat(site.body("/mistake/session")).isEqualTo("true false 2 public");
        assertThat(parts.postgreSql().visits("forgets-to-commit")).isZero();
        assertThat(log.messages("FREEDOM-0604")).isEmpty();
    }

    /** The pool resets nothing. */
    @Test
    void theSessionIsLeftChanged() throws Exception {
        assertThat(site.body("/mistake/changes-the-session")).isEqualTo("changes-the-session");
        assertThat(site.body("/mistake/session")).isEqualTo("true false 2 public");
    }

    /** Each of two from a pool of one would wait for the other. */
    @Test
    void aRequestTakesTwo() throws Exception {
        assertThat(site.body("/mistake/takes-two")).isEqualTo("takes-two");
        assertThat(parts.postgreSql().visits("takes-two")).isEqualTo(2);
    }

    @Test
    void theClientLeavesWhileThePageStreams() throws Exception {
        site.leave("/mistake/client-leaves");
        assertLeakIsTold("/mistake/client-leaves", "open");
    }

    @Test
    void theAsynchronousRequestIsNeverCompleted() throws Exception {
        assertThat(site.get("/mistake/never-completes").statusCode()).isGreaterThanOrEqualTo(500);
        assertLeakIsTold("/mistake/never-completes", "open");
    }

    @Test
    void anotherThreadForgetsIt() throws Exception {
        assertThat(site.body("/mistake/other-thread")).isEqualTo("other-thread");
        assertLeakIsTold("/mistake/other-thread", "lambda$forgetsOnAnotherThread");
    }

    /** The second request has the only connection of the pool, and the first one's handle does not reach it. */
    @Test
    void itIsKeptInAFieldAndUsedByTheNextRequest() throws Exception {
        assertThat(site.body("/mistake/keeps-it")).isEqualTo("kept");
        soon().untilAsserted(() -> assertThat(site.numbers()).containsEntry("database", 0L));
        assertThat(site.body("/mistake/uses-what-is-kept")).isEqualTo("08003 closed=true");
        assertThat(parts.postgreSql().visits("kept")).isZero();
    }

    @Test
    void itIsHeldWhileThePageWaitsForSomethingElse() throws Exception {
        ExecutorService client = Executors.newSingleThreadExecutor();
        try {
            Future<String> waiting = client.submit(() -> site.body("/fault/hold-only"));
            assertThat(site.body("/fault/entered")).isEqualTo("entered");
            soon().untilAsserted(() -> assertThat(log.messages("FREEDOM-0607"))
                    .anySatisfy(told ->
                            assertThat(told).contains("/fault/hold-only").contains("database")));
            assertThat(log.records("FREEDOM-0607").get(0).getThrown()).isNotNull();
            assertThat(site.body("/fault/open")).isEqualTo("open");
            assertThat(waiting.get()).isEqualTo("hold-only");
        } finally {
            client.shutdownNow();
        }
    }
}
