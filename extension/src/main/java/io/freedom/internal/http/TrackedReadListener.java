package io.freedom.internal.http;

import io.freedom.internal.resources.HeldResources;
import jakarta.servlet.ReadListener;
import java.io.IOException;

/**
 * Tells when the client of a read listener has left, and while the listener runs, so that nothing is released that it uses.
 *
 * <p>Threading: called by one thread at a time.
 */
final class TrackedReadListener implements ReadListener {

    private interface Callback {

        void call() throws IOException;
    }

    private final ReadListener listener;
    private final ClientConnection connection;

    TrackedReadListener(ReadListener listener, ClientConnection connection) {
        this.listener = listener;
        this.connection = connection;
    }

    @Override
    public void onDataAvailable() throws IOException {
        call(listener::onDataAvailable);
    }

    @Override
    public void onAllDataRead() throws IOException {
        call(listener::onAllDataRead);
    }

    private void call(Callback callback) throws IOException {
        HeldResources before = connection.listenerStarted();
        try {
            callback.call();
        } catch (Throwable failure) {
            connection.listenerThrew(failure);
            throw failure;
        } finally {
            connection.listenerEnded(before);
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
