package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Two sites in one process whose environment names a third settings module for all, and one for each; see the environment in the
 * build of the servers.
 */
@Aside
@Order(Stages.DEPLOYMENTS)
@NeedsFeature(Feature.SITES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class TwoSitesScenario {

    private static final String MODULE = "freedom.settings.module";
    private static final int REQUESTS = 1_000;
    private static final int CLIENTS = 8;

    @TempDir
    static Path folder;

    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    /** A value of the module's own, one that the environment sets for the site, one that it sets for all. */
    private static final String[] KEYS = {"page.title", "page.size", "won"};

    private static Path one(String title) throws Exception {
        return new SmallWar("one")
                .says("settings.module=archive.standard")
                .module("one.settings", "page.title=" + title, "page.size=1", "won=one")
                .in(folder);
    }

    private static Path two() throws Exception {
        return new SmallWar("two")
                .says("settings.module=archive.standard")
                .module("two.settings", "page.title=Two", "page.size=2", "won=two")
                .in(folder);
    }

    private static final String OF_ONE = """
            one.settings named by environment variable FREEDOM_SETTINGS_MODULE_ONE, injected size 11
            page.title=One from settings module one.settings (one/settings.properties:1)
            page.size=11 from environment variable _ONE_PAGE_SIZE
            won=one from settings module one.settings (one/settings.properties:3)""";

    private static final String OF_TWO = """
            two.settings named by environment variable FREEDOM_SETTINGS_MODULE_TWO, injected size 2
            page.title=Two from settings module two.settings (two/settings.properties:1)
            page.size=2 from settings module two.settings (two/settings.properties:2)
            won=two from settings module two.settings (two/settings.properties:3)""";

    private SmallSite one;
    private SmallSite two;

    @BeforeAll
    void deployOneAndThenTheOther(ServerUnderTest server) throws Exception {
        one = SmallSite.deploy(server, one("One"), "one");
        two = SmallSite.deploy(server, two(), "two");
    }

    @AfterAll
    void undeployBoth() {
        two.close();
        one.close();
    }

    @Test
    @Order(1)
    void eachHasItsOwn() {
        assertThat(one.settings(KEYS)).isEqualTo(OF_ONE);
        assertThat(two.settings(KEYS)).isEqualTo(OF_TWO);
    }

    @Test
    @Order(2)
    void aThousandInterleavedRequestsGetTheirOwn() throws Exception {
        AtomicInteger next = new AtomicInteger();
        inParallel(CLIENTS, () -> {
            for (int i = next.getAndIncrement(); i < REQUESTS; i = next.getAndIncrement()) {
                boolean first = i % 2 == 0;
                note((first ? one : two).settings(KEYS), first ? OF_ONE : OF_TWO);
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(answered).hasValue(REQUESTS);
    }

    /**
     * After that, they are deployed in the other order. Of the system properties that are set meanwhile, the one for all sites is weaker
     * than the variable of the site, the one with the site's prefix stronger than all that the site has.
     */
    @Test
    @Order(3)
    void theFirstIsDeployedAgainWithAnotherValueWhileTheOtherServes(ServerUnderTest server) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(2);
        ExecutorService clients = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                ends.add(clients.submit(() -> {
                    while (!over.get()) {
                        note(two.settings(KEYS), OF_TWO);
                        begun.countDown();
                    }
                }));
            }
            try {
                assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
                two.setProperty(MODULE, "process.property");
                two.setProperty("%one.page.size", "111");
                one.close();
                one = SmallSite.deploy(server, one("Another one"), "one");
            } finally {
                two.clearProperty("%one.page.size");
                two.clearProperty(MODULE);
                over.set(true);
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            clients.shutdownNow();
        }
        assertThat(wrong).isEmpty();
        assertThat(one.settings(KEYS)).isEqualTo("""
                one.settings named by environment variable FREEDOM_SETTINGS_MODULE_ONE, injected size 111
                page.title=Another one from settings module one.settings (one/settings.properties:1)
                page.size=111 from system property %one.page.size
                won=one from settings module one.settings (one/settings.properties:3)""");
        assertThat(two.settings(KEYS)).isEqualTo(OF_TWO);
    }

    private void note(String answer, String wanted) {
        answered.incrementAndGet();
        if (!answer.equals(wanted)) {
            wrong.add(answer);
        }
    }

    private static void inParallel(int threads, Runnable work) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                ends.add(workers.submit(work));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            workers.shutdownNow();
        }
    }
}
