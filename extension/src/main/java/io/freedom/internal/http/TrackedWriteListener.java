package io.freedom.internal.http;

import io.freedom.internal.request.RequestLifecycle;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/**
 * Tells when the client of a write listener has left.
 *
 * <p>Where the application's listener throws, other servers tell it, which completes the request. Undertow closes the
 * connection and tells nobody, so that the request is open until it times out
 * (<a href="https://github.com/jakartaee/servlet/issues/433">jakartaee/servlet#433</a>); there, this does.
 *
 * <p>Threading: called by one thread at a time.
 */
final class TrackedWriteListener implements WriteListener {

    private final WriteListener listener;
    private final RequestLifecycle lifecycle;
    private final boolean tellsFailures;

    /** @param tellsFailures whether the container leaves it to this class to tell that {@code onWritePossible} threw */
    TrackedWriteListener(WriteListener listener, RequestLifecycle lifecycle, boolean tellsFailures) {
        this.listener = listener;
        this.lifecycle = lifecycle;
        this.tellsFailures = tellsFailures;
    }

    @Override
    public void onWritePossible() throws IOException {
        try {
            listener.onWritePossible();
        } catch (IOException failure) {
            if (tellsFailures) {
                onError(failure);
            }
            throw failure;
        } catch (RuntimeException | Error failure) {
            if (tellsFailures) {
                lifecycle.asyncFailed(failure);
                listener.onError(failure);
            }
            throw failure;
        }
    }

    @Override
    public void onError(Throwable failure) {
        lifecycle.connectionBroke(failure);
        listener.onError(failure);
    }
}
