package io.freedom.internal.http;

import io.freedom.internal.request.RequestLifecycle;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/**
 * Sees the end of one asynchronous cycle. It listens to the cycle in which it was added; {@code startAsync} adds another one
 * to the next.
 */
final class AsyncEnd implements AsyncListener {

    private final RequestLifecycle lifecycle;

    AsyncEnd(RequestLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}

    @Override
    public void onTimeout(AsyncEvent event) {
        lifecycle.asyncTimedOut();
    }

    @Override
    public void onError(AsyncEvent event) {
        lifecycle.asyncFailed(event.getThrowable());
    }

    @Override
    public void onComplete(AsyncEvent event) {
        lifecycle.asyncCompleted();
    }
}
