package io.freedom.internal.http;

import io.freedom.internal.request.Causes;
import io.freedom.internal.request.RequestLifecycle;
import java.io.BufferedReader;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** What belongs to one request through all of its dispatches: its lifecycle, its client, its current asynchronous cycle. */
final class RequestTrack {

    private final RequestLifecycle lifecycle;
    private final ClientConnection connection;
    private volatile @Nullable AsyncCycle cycle;
    private volatile boolean dispatchCalled;
    private volatile @Nullable Throwable thrownInside;
    private volatile @Nullable Text text;

    /** What the site reads the text of the request with, and what the container gave for it. */
    private record Text(Reader container, BufferedReader reader) {}

    RequestTrack(RequestLifecycle lifecycle) {
        this.lifecycle = lifecycle;
        this.connection = new ClientConnection(lifecycle);
    }

    RequestLifecycle lifecycle() {
        return lifecycle;
    }

    ClientConnection connection() {
        return connection;
    }

    /** The cycle that the latest {@code startAsync} began; null before the first. */
    @Nullable
    AsyncCycle cycle() {
        return cycle;
    }

    void begin(@Nullable AsyncCycle started) {
        cycle = started;
        dispatchCalled = false;
    }

    /** {@code AsyncContext.dispatch} is about to be called. */
    void dispatchCalled() {
        dispatchCalled = true;
        lifecycle.asyncDispatchCalled();
    }

    /** Whether the current cycle is to end in another dispatch. */
    boolean isDispatchCalled() {
        return dispatchCalled;
    }

    /**
     * The reader of the site for one of the container's: the same in all dispatches, as it holds what it has read ahead.
     */
    BufferedReader reader(Reader container) {
        Text known = text;
        if (known == null || known.container != container) {
            known = new Text(container, new BufferedReader(new TrackedReader(container, connection)));
            text = known;
        }
        return known.reader;
    }

    /** Keeps what left a forward or include: it is told only if it leaves the request too, and containers wrap it on the way. */
    void threwInside(Throwable failure) {
        if (!Causes.include(failure, thrownInside)) {
            thrownInside = failure;
        }
    }

    /** What the site threw, where this is what left the filter. */
    Throwable original(Throwable thrown) {
        Throwable inner = thrownInside;
        if (inner == null) {
            return CheckedFailure.unwrap(thrown);
        }
        Throwable unwrapped = CheckedFailure.unwrap(inner);
        boolean passedOn = Causes.include(thrown, inner) || Causes.include(thrown, unwrapped);
        return passedOn ? unwrapped : CheckedFailure.unwrap(thrown);
    }
}
