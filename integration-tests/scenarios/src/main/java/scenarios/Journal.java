package scenarios;

import io.freedom.RequestFailed;
import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import io.freedom.RequestStarted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What the site was told of each request, by the {@code id} in its query. */
@ApplicationScoped
public class Journal {

    private final Map<String, List<String>> lines = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

    @Inject
    Totals totals;

    @Inject
    OfTheRequest ofTheRequest;

    void started(@Observes RequestStarted event) {
        totals.started(event.request());
        write(event.request(), "started");
    }

    void failed(@Observes RequestFailed event) {
        write(event.request(), "failed " + event.failure());
    }

    void finished(@Observes RequestFinished event) throws InterruptedException {
        hold(event.request());
        if (query(event.request()).contains("tell-the-jvm")) {
            String key = "scenarios.finished." + id(event.request());
            System.setProperty(key, System.getProperty(key, "") + event.outcome());
        }
        write(event.request(), "at " + Instant.now());
        boolean site = Thread.currentThread().getContextClassLoader() == Journal.class.getClassLoader();
        write(
                event.request(),
                "finished " + event.outcome() + " " + event.status() + " failure=" + event.failure() + " context="
                        + ofTheRequest.isThere() + " loader=" + site);
        totals.finished(event.request());
    }

    void finishedElsewhere(@ObservesAsync RequestFinished event) {
        write(event.request(), "asynchronous " + event.outcome());
    }

    /** An observer that throws takes part everywhere: it must disturb nothing. */
    void broken(@Observes @jakarta.annotation.Priority(1) RequestFinished event) {
        if (query(event.request()).contains("broken-observer")) {
            throw new IllegalStateException("an observer that throws");
        }
    }

    private void hold(RequestInfo request) throws InterruptedException {
        if (query(request).contains("hold-observer")) {
            write(request, "holding");
            awaitRelease(id(request));
        }
    }

    void awaitRelease(String id) throws InterruptedException {
        held.computeIfAbsent(id, ignored -> new CountDownLatch(1)).await(30, TimeUnit.SECONDS);
    }

    void release(String id) {
        held.computeIfAbsent(id, ignored -> new CountDownLatch(1)).countDown();
    }

    List<String> of(String id) {
        return lines.getOrDefault(id, List.of());
    }

    void write(RequestInfo request, String line) {
        write(id(request), line);
    }

    /** Requests without a name are counted, see {@link Totals}, and not kept. */
    void write(String id, String line) {
        if (id.isEmpty()) {
            return;
        }
        lines.computeIfAbsent(id, ignored -> new CopyOnWriteArrayList<>()).add(line);
    }

    private static String query(RequestInfo request) {
        return request.query() == null ? "" : request.query();
    }

    private static String id(RequestInfo request) {
        return Ids.in(request.query());
    }
}
