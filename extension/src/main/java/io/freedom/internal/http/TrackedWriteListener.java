package io.freedom.internal.http;

import io.freedom.internal.resources.HeldResources;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/**
 * Tells when the client of a write listener has left, and while the listener runs, so that nothing is released that it uses.
 *
 * <p>Where the application's listener throws, other servers tell it, which completes the request. Undertow closes the
 * connection and tells nobody, so that the request is open until it times out
 * (<a href="https://github.com/jakartaee/servlet/issues/433">jakartaee/servlet#433</a>); there, this does.
 *
 * <p>Threading: called by one thread at a time.
 */
final class TrackedWriteListener implements WriteListener {

    private final WriteListener listener;
    private final ClientConnection connection;
    private final boolean tellsFailures;

    /** @param tellsFailures whether the container leaves it to this class to tell that {@code onWritePossible} threw */
    TrackedWriteListener(WriteListener listener, ClientConnection connection, boolean tellsFailures) {
        this.listener = listener;
        this.connection = connection;
        this.tellsFailures = tellsFailures;
    }

    @Override
    public void onWritePossible() throws IOException {
        HeldResources before = connection.listenerStarted();
        try {
            listener.onWritePossible();
        } catch (Throwable failure) {
            connection.listenerThrew(failure);
            if (tellsFailures) {
                abandoned(failure);
            }
            throw failure;
        } finally {
            connection.listenerEnded(before);
        }
    }

    private void abandoned(Throwable failure) {
        try {
            listener.onError(failure);
        } finally {
            connection.abandoned();
        }
    }

    @Override
    public void onError(Throwable failure) {
        HeldResources before = connection.listenerStarted();
        try {
            connection.listenerWasTold(failure);
            listener.onError(failure);
        } finally {
            connection.listenerEnded(before);
        }
    }
}
