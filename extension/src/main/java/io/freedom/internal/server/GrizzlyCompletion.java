package io.freedom.internal.server;

import io.freedom.spi.CompletionHook.Completion;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the end of one request: Grizzly's own word that it is served, or the loss of its connection. Grizzly forgets an
 * asynchronous request whose connection is closed, its timeout too, and has no last word of it unless the application
 * completes it all the same. It never recycles such a request either, and may keep it, with its listeners, for the life of a
 * thread: so nothing of the request is kept here once its end is told.
 *
 * <p>Threading: the two ends may come at the same time, on any thread; the first one is told.
 */
final class GrizzlyCompletion implements InvocationHandler {

    private final GrizzlyRequests requests;
    private final Object request;
    private final Object connection;
    private final AtomicReference<@Nullable Completion> untold;
    private volatile boolean listening;

    GrizzlyCompletion(GrizzlyRequests requests, Object request, Completion completion) {
        this.requests = requests;
        this.request = request;
        this.connection = requests.connection(request);
        this.untold = new AtomicReference<>(completion);
    }

    /**
     * A connection that is lost by now tells so at once, before anybody expects it; then Grizzly's own word remains.
     *
     * @throws RuntimeException if Grizzly refuses; then nothing is ever told
     */
    void listen() {
        Object listener = requests.listener(this);
        try {
            requests.addAfterServiceListener(request, listener);
            requests.addCloseListener(connection, listener);
            listening = true;
        } finally {
            if (!listening) {
                untold.set(null);
            }
        }
    }

    @Override
    public @Nullable Object invoke(Object listener, Method method, Object @Nullable [] arguments) {
        switch (method.getName()) {
            case "onAfterService" -> served(listener);
            case "onClosed" -> closed();
            case "equals" -> {
                return arguments != null && listener == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(listener);
            }
            case "toString" -> {
                return "Freedom's listener for the end of a request";
            }
            default -> {}
        }
        return null;
    }

    private void served(Object listener) {
        LastWord.attempt(() -> requests.removeCloseListener(connection, listener));
        tell(status(), failure());
    }

    /**
     * The server closes a connection that is not kept alive just before its last word, which follows. What is read here is
     * the request's own unless its last word has been told, and then it is not used.
     */
    private void closed() {
        if (!listening || untold.get() == null) {
            return;
        }
        int status = status();
        Throwable failure = failure();
        if (failure != null || LastWord.answer(() -> requests.isSuspended(request), true)) {
            tell(status, failure);
        }
    }

    private int status() {
        return LastWord.status(() -> requests.status(request));
    }

    private @Nullable Throwable failure() {
        return LastWord.failure(() -> requests.connectionFailure(connection));
    }

    private void tell(int status, @Nullable Throwable failure) {
        Completion completion = untold.getAndSet(null);
        if (completion != null) {
            completion.completed(status, failure);
        }
    }
}
