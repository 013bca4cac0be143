package io.freedom.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.RequestInfo;
import io.freedom.internal.timer.VirtualClock;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** One request whose signals a test gives, on a clock that a test moves. */
abstract class SignalledLifecycle {

    static final RequestInfo REQUEST = new RequestInfo("1", "GET", "/", null, "127.0.0.1", Instant.EPOCH);
    static final IllegalStateException BUG = new IllegalStateException("bug");
    static final IOException GONE = new IOException("client gone");

    final RecordedEvents events = new RecordedEvents();
    final CountedResources resources = new CountedResources().atTheEnd(() -> toldBefore = events.finished.size());
    final VirtualClock clock = new VirtualClock();
    final Watchdog watchdog = new Watchdog(clock);
    int responseStatus = 200;
    boolean sent;
    int toldBefore;

    /** Whatever happened: what the request held was given back once, after its observers were told, and never without. */
    @AfterEach
    void whatTheRequestHeldWasGivenBackOnce() {
        assertThat(resources.ended).hasSameSizeAs(events.finished);
        assertThat(toldBefore).isEqualTo(resources.ended.size());
        assertThat(resources.site.current().get()).isNull();
    }

    RequestLifecycle lifecycle(EndMode mode) {
        return lifecycle(mode, Runnable::run);
    }

    RequestLifecycle lifecycle(EndMode mode, Executor elsewhere) {
        return lifecycle(mode, elsewhere, null);
    }

    RequestLifecycle lifecycle(EndMode mode, Executor elsewhere, @Nullable BooleanSupplier responseSent) {
        RequestLifecycle lifecycle = new RequestLifecycle(
                mode,
                watchdog,
                resources.deliver(events, elsewhere),
                resources.open(REQUEST),
                () -> responseStatus,
                GONE::equals);
        lifecycle.dispatchStarted();
        if (responseSent != null) {
            lifecycle.lingersUntil(responseSent);
        }
        lifecycle.start();
        return lifecycle;
    }
}
