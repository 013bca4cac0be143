package io.freedom.server.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
    @Timeout(60)
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
                assertThat(each.get(20, TimeUnit.SECONDS).body()).isEqualTo("page " + i);
            }
        }
    }

    @Test
    void noRequestFailsWhileFilesAreOverwritten() throws Exception {
        site = new ReloadingSite(folder.toRealPath());
        page(0);
        site.start();
        String source = Files.readString(site.path("src/p/Page.java"));
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService clients = Executors.newFixedThreadPool(6);
        List<Future<?>> running = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                running.add(clients.submit(() -> {
                    while (!over.get()) {
                        HttpResponse<String> answer = site.get("/page");
                        if (answer.statusCode() != 200 || !answer.body().startsWith("page ")) {
                            wrong.add(answer.statusCode() + " " + answer.body());
                        }
                    }
                    return null;
                }));
            }
            for (int i = 1; i <= 20; i++) {
                site.overwrite("src/p/Page.java", source.replace("page 0", "page " + i));
                assertThat(site.get("/page").body()).isEqualTo("page " + i);
            }
        } finally {
            over.set(true);
            clients.shutdown();
        }
        for (Future<?> each : running) {
            each.get(20, TimeUnit.SECONDS);
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void aStreamThatDoesNotEndIsEndedByTheReloadAndDelaysOnlyThat() throws Exception {
        site = new ReloadingSite(folder.toRealPath());
        site.page("request.startAsync().setTimeout(0); response.getWriter().println(\"open\"); response.flushBuffer();"
                + "System.setProperty(\"%s\", \"in\");".formatted(folder));
        site.start();
        CompletableFuture<HttpResponse<String>> stream = site.getLater("/page");
        await().until(() -> System.clearProperty(folder.toString()) != null);

        page(1);
        assertThat(site.get("/page").body()).isEqualTo("page 1");
        assertThat(site.said()).last().asString().endsWith("without waiting any longer for a request");
        assertThat(stream).failsWithin(5, TimeUnit.SECONDS);

        page(2);
        assertThat(site.get("/page").body()).isEqualTo("page 2");
        assertThat(site.said()).last().asString().endsWith(" ms");
    }

    private void page(int number) throws Exception {
        site.page("response.getWriter().print(\"page %d\");".formatted(number));
    }
}
