package scenarios;

import io.freedom.RequestFailed;
import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import io.freedom.RequestStarted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the site was told of each request, by the {@code id} in its query. */
@ApplicationScoped
public class Journal {

    private static final Pattern TELL = Pattern.compile("tell=([^&]+)");

    private static final long SLOW = 1_000;

    private final Map<String, List<String>> lines = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

    @Inject
    Totals totals;

    @Inject
    OfTheRequest ofTheRequest;

    @Inject
    Environment environment;

    void started(@Observes RequestStarted event) {
        totals.started(event.request());
        write(event.request(), "started");
        tell(event.request(), "started", "");
    }

    /** Writes to the file that the request names, which can still be read when the site is gone. */
    private static synchronized void tell(RequestInfo request, String event, String outcome) {
        Matcher file = TELL.matcher(query(request));
        if (file.find()) {
            try {
                Files.writeString(
                        Path.of(file.group(1)),
                        event + " " + id(request) + outcome + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    void failed(@Observes RequestFailed event) {
        if (query(event.request()).contains("environment")) {
            write(event.request(), "environment of failed: " + environment.describe());
        }
        write(event.request(), "failed " + event.failure());
    }

    void finished(@Observes RequestFinished event) throws InterruptedException {
        hold(event.request());
        tell(event.request(), "finished", " " + event.outcome());
        write(event.request(), "at " + Instant.now());
        if (query(event.request()).contains("slow-observer")) {
            Thread.sleep(SLOW);
        }
        if (query(event.request()).contains("environment")) {
            write(event.request(), "environment of finished: " + environment.describe());
        }
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
        held.computeIfAbsent(id, ignored -> new CountDownLatch(1)).await(1, TimeUnit.MINUTES);
    }

    /** Takes a second, of which nobody can relieve it. */
    void busy() throws InterruptedException {
        new CountDownLatch(1).await(1, TimeUnit.SECONDS);
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
