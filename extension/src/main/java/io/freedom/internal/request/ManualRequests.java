package io.freedom.internal.request;

import io.freedom.RequestFailed;
import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import io.freedom.RequestOutcome;
import io.freedom.RequestStarted;
import io.freedom.spi.RequestBoundary;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Requests that somebody starts and finishes by hand. */
public final class ManualRequests implements RequestBoundary {

    private final RequestEvents events;

    public ManualRequests(RequestEvents events) {
        this.events = events;
    }

    @Override
    public OpenRequest open(RequestInfo request) {
        events.started(new RequestStarted(request));
        return new ManualRequest(events, request);
    }

    private static final class ManualRequest implements OpenRequest {

        private final RequestEvents events;
        private final RequestInfo request;
        private final long startedNanos = System.nanoTime();
        private final FirstFailure failure = new FirstFailure();
        private final AtomicBoolean finished = new AtomicBoolean();

        ManualRequest(RequestEvents events, RequestInfo request) {
            this.events = events;
            this.request = request;
        }

        @Override
        public void fail(Throwable thrown) {
            Runnable told = failure.note(thrown);
            if (told == null) {
                return;
            }
            try {
                events.failed(new RequestFailed(request, thrown));
            } finally {
                told.run();
            }
        }

        @Override
        public void finish(RequestOutcome outcome, int status) {
            if (finished.compareAndSet(false, true)) {
                Duration elapsed = Duration.ofNanos(System.nanoTime() - startedNanos);
                failure.thenEnd(thrown -> {
                    RequestFinished event = new RequestFinished(request, outcome, status, thrown, elapsed);
                    return () -> events.finished(event);
                });
            }
        }
    }
}
