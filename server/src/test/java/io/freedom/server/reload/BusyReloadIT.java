package io.freedom.server.reload;

import static io.freedom.server.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.freedom.server.Patience;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BusyReloadIT {

    private static final int CLIENTS = 8;

    /** As many as the server has where one request may run at a time. */
    private static final int FEWEST = 4;

    /** Less than between two looks at a file that somebody is writing. Who halts for longer has saved half a file. */
    private static final long WITHOUT_A_HALT = TimeUnit.MILLISECONDS.toNanos(5);

    @TempDir
    Path folder;

    private ReloadingSite site;

    @AfterEach
    void stopSite() throws Exception {
        site.stop();
    }

    static Stream<ThreadPool> fewThreads() {
        Stream<ThreadPool> platform = Stream.of(new QueuedThreadPool(FEWEST, FEWEST));
        return VirtualThreads.areSupported()
                ? Stream.concat(platform, Stream.of(new VirtualThreadPool(FEWEST)))
                : platform;
    }

    @ParameterizedTest
    @MethodSource("fewThreads")
    @Timeout(300)
    void aReloadNeedsNoThreadOfTheRequests(ThreadPool threads) throws Exception {
        site = new ReloadingSite(folder.toRealPath(), threads);
        page(0);
        site.start();
        for (int i = 1; i <= 5; i++) {
            page(i);
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                answers.add(site.getLater("/page"));
            }
            for (CompletableFuture<HttpResponse<String>> each : answers) {
                assertThat(each.get().body()).isEqualTo("page " + i);
            }
        }
    }

    @Test
    void noRequestFailsWhileFilesAreOverwritten() throws Exception {
        site = new ReloadingSite(folder.toRealPath());
        page(0);
        site.start();
        String source = Files.readString(site.path("src/p/Page.java"));
        Queue<Wrong> wrong = new ConcurrentLinkedQueue<>();
        List<Halt> halts = new ArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService clients = Executors.newFixedThreadPool(6);
        List<Future<?>> running = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                running.add(clients.submit(() -> {
                    while (!over.get()) {
                        long asked = System.nanoTime();
                        HttpResponse<String> answer = site.get("/page");
                        if (answer.statusCode() != 200 || !answer.body().startsWith("page ")) {
                            wrong.add(new Wrong(asked, System.nanoTime(), answer.statusCode() + " " + answer.body()));
                        }
                    }
                    return null;
                }));
            }
            for (int i = 1; i - halts.size() <= 20; i++) {
                long began = System.nanoTime();
                site.overwrite("src/p/Page.java", source.replace("page 0", "page " + i));
                boolean halted = System.nanoTime() - began > WITHOUT_A_HALT;
                assertThat(site.get("/page").body()).isEqualTo("page " + i);
                if (halted) {
                    halts.add(new Halt(began, System.nanoTime()));
                }
            }
        } finally {
            over.set(true);
            clients.shutdown();
        }
        for (Future<?> each : running) {
            each.get();
        }

        assertThat(wrong)
                .filteredOn(each -> halts.stream().noneMatch(each::isDuring))
                .isEmpty();
    }

    @Test
    void aStreamThatDoesNotEndIsEndedByTheReloadAndDelaysOnlyThat() throws Exception {
        site = new ReloadingSite(folder.toRealPath());
        site.page("request.startAsync().setTimeout(0); response.getWriter().println(\"open\"); response.flushBuffer();"
                + "System.setProperty(\"%s\", \"in\");".formatted(folder));
        site.impatient().start();
        CompletableFuture<HttpResponse<String>> stream = site.getLater("/page");
        await().until(() -> System.clearProperty(folder.toString()) != null);

        page(1);
        assertThat(site.get("/page").body()).isEqualTo("page 1");
        assertThat(site.said()).last().asString().endsWith("without waiting any longer for a request");
        assertThat(stream).failsWithin(Patience.LONG);

        page(2);
        assertThat(site.get("/page").body()).isEqualTo("page 2");
        assertThat(site.said()).last().asString().endsWith(" ms");
    }

    @Test
    void aRequestThatWaitsForADeploymentKeepsTheServerFromNothingWhenItStops() throws Exception {
        site = new ReloadingSite(folder.toRealPath());
        page(0);
        site.start();
        site.source("Slow", """
                @jakarta.servlet.annotation.WebListener public class Slow implements jakarta.servlet.ServletContextListener {
                    public void contextInitialized(jakarta.servlet.ServletContextEvent e) {
                        System.setProperty("%1$s", "in");
                        while (System.getProperty("%1$s") != null) Thread.onSpinWait();
                    }
                }
                """.formatted(folder));
        try {
            site.getLater("/page");
            await().until(() -> System.getProperty(folder.toString()) != null);
            site.getLater("/page");
            await().until(() -> site.requests() == 2);

            assertThatCode(site::stop).doesNotThrowAnyException();
        } finally {
            System.clearProperty(folder.toString());
        }
    }

    /** While this thread stood still with a file half written, until that was mended. */
    private record Halt(long began, long ended) {}

    private record Wrong(long asked, long answered, String answer) {

        boolean isDuring(Halt halt) {
            return answered - halt.began > 0 && halt.ended - asked > 0;
        }
    }

    private void page(int number) throws Exception {
        site.page("response.getWriter().print(\"page %d\");".formatted(number));
    }
}
