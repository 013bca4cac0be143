package io.freedom.server.console;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * The Server-Sent Events of one browser. What it doesn't read in time waits in a queue; when that is full, its content gives
 * way to the word that something was missed.
 *
 * <p>Threading: any thread may call anything; nothing blocks.
 */
final class EventStream extends IteratingCallback {

    /** So many events wait for a browser. */
    static final int LONGEST_QUEUE = 256;

    /** More often than an idle connection is closed: a browser that left is noticed by a write. */
    private static final long HEARTBEAT_SECONDS = 10;

    private static final String HEARTBEAT = ":\n\n";

    private final Response response;
    private final Callback callback;
    private final Scheduler scheduler;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final Deque<String> queue = new ArrayDeque<>();
    private boolean ending;
    private boolean ended;
    private volatile Scheduler.@Nullable Task heartbeat;

    EventStream(Request request, Response response, Callback callback) {
        this.response = response;
        this.callback = callback;
        this.scheduler = request.getComponents().getScheduler();
        request.addFailureListener(this::abort);
        beatLater();
    }

    /** Queues an event; {@link #iterate()} sends it. */
    void add(String event) {
        synchronized (queue) {
            if (queue.size() >= LONGEST_QUEUE) {
                queue.clear();
                queue.add(Broadcast.MISSED);
            }
            queue.add(event);
        }
    }

    void whenOver(Runnable action) {
        over.whenComplete((nothing, failure) -> action.run());
    }

    /** Sends what waits, and that this is all. */
    void end() {
        synchronized (queue) {
            ending = true;
        }
        iterate();
    }

    @Override
    protected Action process() {
        String text;
        boolean last;
        synchronized (queue) {
            if (ended) {
                return Action.SUCCEEDED;
            }
            text = String.join("", queue);
            queue.clear();
            last = ending;
            ended = last;
        }
        if (text.isEmpty() && !last) {
            return Action.IDLE;
        }
        response.write(last, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), this);
        return Action.SCHEDULED;
    }

    @Override
    protected void onCompleteSuccess() {
        stop();
        callback.succeeded();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        stop();
        callback.failed(cause);
    }

    private void stop() {
        over.complete(null);
        Scheduler.Task next = heartbeat;
        if (next != null) {
            next.cancel();
        }
    }

    private void beatLater() {
        heartbeat = scheduler.schedule(this::beat, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    private void beat() {
        if (!over.isDone()) {
            add(HEARTBEAT);
            iterate();
            beatLater();
        }
    }
}
