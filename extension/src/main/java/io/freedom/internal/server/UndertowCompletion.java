package io.freedom.internal.server;

import io.freedom.spi.CompletionHook.Attachment;
import io.freedom.spi.CompletionHook.Completion;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the completion of one exchange.
 *
 * <p>Undertow ends an exchange in good order when the application is done, and also when the connection is closed, by
 * whomever; then it cuts the response off and calls it complete. So a closed connection means that the response was given
 * up, unless it had been sent before. Where nobody read the request body, Undertow calls the default response listener before
 * it waits for the rest of it: a response that has been sent by then is the end. After asynchronous work it calls nobody
 * before that wait; then {@link #isResponseSent} tells.
 *
 * <p>Threading: Undertow calls from one thread at a time, which may be an I/O thread. The end is told on that very thread:
 * Undertow's workers may all wait for what an observer gives back.
 */
final class UndertowCompletion implements InvocationHandler, Attachment {

    private final UndertowExchange undertow;
    private final Object exchange;
    private final Completion completion;
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile boolean sent;

    UndertowCompletion(UndertowExchange undertow, Object exchange, Completion completion) {
        this.undertow = undertow;
        this.exchange = exchange;
        this.completion = completion;
    }

    /** @throws RuntimeException if Undertow refuses; then nothing is ever told */
    void listen() {
        boolean listening = false;
        try {
            undertow.listen(exchange, this);
            listening = true;
        } finally {
            if (!listening) {
                told.set(true);
            }
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) {
        switch (method.getName()) {
            case "exchangeEvent" -> {
                completed(arguments[1]);
                return null;
            }
            case "handleDefaultResponse" -> {
                if (LastWord.answer(this::isResponseSent, false)) {
                    tell(status(), null);
                }
                return false;
            }
            case "equals" -> {
                return proxy == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            default -> {
                return "Freedom's completion listener";
            }
        }
    }

    @Override
    public boolean isResponseSent() {
        if (!sent && undertow.isResponseComplete(exchange) && undertow.isConnectionOpen(exchange)) {
            sent = true;
        }
        return sent;
    }

    /** Undertow goes on first: so the connection takes its next request whatever an observer does. */
    private void completed(Object nextListener) {
        int status = status();
        Throwable failure = LastWord.failure(() -> isResponseSent() || undertow.isLengthSent(exchange)
                ? null
                : new IOException("the connection was closed before the response was complete"));
        try {
            undertow.proceed(nextListener);
        } finally {
            tell(status, failure);
        }
    }

    private int status() {
        return LastWord.status(() -> undertow.status(exchange));
    }

    private void tell(int status, @Nullable Throwable failure) {
        if (told.compareAndSet(false, true)) {
            completion.completed(status, failure);
        }
    }
}
