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

/** Requests that somebody starts and finishes by hand. */
public final class ManualRequests implements RequestBoundary {

    private final Delivery delivery;

    /** @param delivery on the thread that tells */
    public ManualRequests(Delivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public OpenRequest open(RequestInfo request) {
        HeldResources resources = delivery.resources().open(request);
        delivery.started(resources);
        return new ManualRequest(delivery, resources);
    }

    private static final class ManualRequest implements OpenRequest {

        private final Delivery delivery;
        private final HeldResources resources;
        private final long startedNanos = System.nanoTime();
        private final FirstFailure failure = new FirstFailure();
        private final AtomicBoolean finished = new AtomicBoolean();

        ManualRequest(Delivery delivery, HeldResources resources) {
            this.delivery = delivery;
            this.resources = resources;
        }

        @Override
        public RequestResources resources() {
            return resources;
        }

        @Override
        public Scope enter() {
            return new Work(delivery.resources().current(), resources);
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

    /** Used by one thread. */
    private static final class Work implements RequestBoundary.Scope {

        private final CurrentRequest current;
        private final @Nullable HeldResources before;
        private boolean over;

        Work(CurrentRequest current, HeldResources resources) {
            this.current = current;
            this.before = current.enter(resources);
        }

        @Override
        public void close() {
            if (!over) {
                over = true;
                current.leave(before);
            }
        }
    }
}
