package io.freedom.internal.http;

import io.freedom.internal.request.RequestLifecycle;
import io.freedom.internal.resources.HeldResources;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One asynchronous cycle, from {@code startAsync} to its end. It is the only listener that the container knows: it calls the
 * listeners of the site, in the order in which they were added and with the tracked context, and tells what happened when
 * the last of them has returned, so that nothing is released that they still use.
 */
final class AsyncCycle implements AsyncListener {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private record Entry(
            AsyncListener listener,
            @Nullable ServletRequest request,
            @Nullable ServletResponse response) {

        AsyncEvent event(@Nullable AsyncContext context, AsyncEvent original) {
            return new AsyncEvent(context, request, response, original.getThrowable());
        }
    }

    @FunctionalInterface
    private interface Callback {

        void call(AsyncListener listener, AsyncEvent event) throws IOException;
    }

    private final RequestLifecycle lifecycle;
    private final List<Entry> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean followed = new AtomicBoolean();
    private volatile boolean completed;
    private volatile @Nullable AsyncContext context;

    AsyncCycle(RequestLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** @param context the context of this cycle as the site sees it */
    void begin(TrackedAsyncContext context) {
        this.context = context;
    }

    /**
     * Adds a listener of the site's, until the listeners are told that the cycle is complete: also after {@code complete()}
     * and {@code dispatch()}, as long as it will still be called.
     *
     * @throws IllegalStateException if nothing would call it any more
     */
    void add(AsyncListener listener, @Nullable ServletRequest request, @Nullable ServletResponse response) {
        Entry entry = new Entry(listener, request, response);
        listeners.add(entry);
        if (completed) {
            listeners.remove(entry);
            throw new IllegalStateException("The asynchronous request is complete: nothing would call the listener.");
        }
    }

    /** What the container does itself in {@code startAsync}, if it keeps to the specification: then nothing is left to do. */
    void followedBy(AsyncContext next) {
        try {
            onStartAsync(new AsyncEvent(next));
        } catch (IOException | RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, "a listener of asynchronous work failed", failure);
        }
    }

    /**
     * Another cycle has begun: the listeners of this one are told, unless they were, and follow only where they add themselves
     * to the next. Undertow tells them when the dispatch is over, which may be after the end of the next cycle, and tells them
     * of that end too.
     */
    @Override
    public void onStartAsync(AsyncEvent event) throws IOException {
        if (followed.compareAndSet(false, true)) {
            HeldResources before = lifecycle.enter();
            try {
                call(AsyncListener::onStartAsync, event);
            } finally {
                lifecycle.leave(before);
            }
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
        if (followed.get()) {
            return;
        }
        HeldResources before = lifecycle.callbackStarted();
        try {
            lifecycle.asyncTimedOut();
            call(AsyncListener::onTimeout, event);
        } finally {
            lifecycle.callbackEnded(before);
        }
    }

    @Override
    public void onError(AsyncEvent event) throws IOException {
        if (followed.get()) {
            return;
        }
        HeldResources before = lifecycle.callbackStarted();
        try {
            lifecycle.asyncFailed(event.getThrowable());
            call(AsyncListener::onError, event);
        } finally {
            lifecycle.callbackEnded(before);
        }
    }

    @Override
    public void onComplete(AsyncEvent event) throws IOException {
        if (followed.get()) {
            return;
        }
        completed = true;
        HeldResources before = lifecycle.callbackStarted();
        try {
            lifecycle.asyncCompleted();
            call(AsyncListener::onComplete, event);
        } finally {
            lifecycle.callbackEnded(before);
        }
    }

    /** Calls all, whatever one throws; the container gets the first exception, with the others suppressed. */
    private void call(Callback callback, AsyncEvent event) throws IOException {
        Throwable first = null;
        for (Entry entry : listeners) {
            try {
                callback.call(entry.listener, entry.event(context, event));
            } catch (IOException | RuntimeException | Error failure) {
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        rethrow(first);
    }

    private static void rethrow(@Nullable Throwable failure) throws IOException {
        if (failure instanceof IOException io) {
            throw io;
        }
        if (failure instanceof RuntimeException runtime) {
            throw runtime;
        }
        if (failure instanceof Error error) {
            throw error;
        }
    }
}
