package io.freedom.internal.request;

import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import io.freedom.RequestOutcome;
import io.freedom.RequestResources;
import io.freedom.internal.resources.CurrentRequest;
import io.freedom.internal.resources.HeldResources;
import io.freedom.spi.RequestBoundary;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Requests that somebody starts and finishes by hand. One instance per deployment: it knows what its threads work for.
 *
 * <p>Threading: may be used by any thread.
 */
public final class ManualRequests implements RequestBoundary {

    private final Delivery delivery;

    @SuppressWarnings("ThreadLocalUsage") // each deployment has its own
    private final ThreadLocal<Work> innermost = new ThreadLocal<>();

    /** @param delivery on the thread that tells */
    public ManualRequests(Delivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public OpenRequest open(RequestInfo request) {
        HeldResources resources = delivery.resources().open(request);
        delivery.started(resources);
        return new ManualRequest(resources);
    }

    private final class ManualRequest implements OpenRequest {

        private final HeldResources resources;
        private final long startedNanos = System.nanoTime();
        private final FirstFailure failure = new FirstFailure();
        private final AtomicBoolean finished = new AtomicBoolean();

        ManualRequest(HeldResources resources) {
            this.resources = resources;
        }

        @Override
        public RequestResources resources() {
            return resources;
        }

        @Override
        public Scope enter() {
            return new Work(delivery.resources().current(), innermost, resources);
        }

        @Override
        public void fail(Throwable thrown) {
            Runnable told = failure.note(thrown);
            if (told != null) {
                delivery.failed(resources, thrown, told);
            }
        }

        @Override
        public void finish(RequestOutcome outcome, int status) {
            if (finished.compareAndSet(false, true)) {
                Duration elapsed = Duration.ofNanos(System.nanoTime() - startedNanos);
                failure.thenEnd(thrown -> {
                    RequestFinished event = new RequestFinished(resources.request(), outcome, status, thrown, elapsed);
                    return () -> delivery.finished(resources, event);
                });
            }
        }
    }

    /**
     * One level of what a thread works for. Levels may be left in any order: one that is left while there are others inside of it
     * is skipped when the last of these is left.
     */
    private static final class Work implements Scope {

        private final CurrentRequest current;

        @SuppressWarnings("ThreadLocalUsage") // each deployment has its own
        private final ThreadLocal<Work> innermost;

        private final Thread thread = Thread.currentThread();
        private final HeldResources resources;
        private final @Nullable HeldResources before;
        private final @Nullable Work outer;
        private volatile boolean over;

        Work(CurrentRequest current, ThreadLocal<Work> innermost, HeldResources resources) {
            this.current = current;
            this.innermost = innermost;
            this.resources = resources;
            this.outer = innermost.get();
            this.before = current.enter(resources);
            innermost.set(this);
        }

        @Override
        public void close() {
            if (over) {
                return;
            }
            if (Thread.currentThread() != thread) {
                throw new IllegalStateException("This scope was entered by the thread " + thread.getName()
                        + ", which must close it: another one can't say what that thread works for.");
            }
            over = true;
            if (innermost.get() == this) {
                leave();
            }
        }

        /** What somebody else has bound the thread to meanwhile is left to him. */
        private void leave() {
            Work level = this;
            while (level != null && level.over) {
                if (current.get() == level.resources) {
                    current.leave(level.before);
                }
                level = level.outer;
            }
            if (level == null) {
                innermost.remove();
            } else {
                innermost.set(level);
            }
        }
    }
}
