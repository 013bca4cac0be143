package io.freedom.internal.server;

import io.freedom.internal.request.Causes;
import io.freedom.spi.CompletionHook;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Undertow's exchange completion listener, which comes when the request has been read and the response has been sent, and
 * also when the connection was closed before.
 */
final class UndertowCompletionHook implements CompletionHook {

    private final UndertowExchange undertow;

    UndertowCompletionHook(ClassLoader server) throws ReflectiveOperationException {
        undertow = new UndertowExchange(server);
    }

    @Override
    public String name() {
        return "Undertow's completion listener";
    }

    @Override
    public boolean accepts(HttpServletRequest request, HttpServletResponse response) {
        return undertow.isKnown(Wrapped.innermost(request));
    }

    @Override
    public Attachment attach(HttpServletRequest request, HttpServletResponse response, Completion completion) {
        Object exchange = undertow.of(Wrapped.innermost(request));
        UndertowCompletion attachment = new UndertowCompletion(undertow, exchange, completion);
        attachment.listen();
        return attachment;
    }

    /** Undertow has no exception of its own for it: what counts is that its own input or output threw. */
    @Override
    public boolean isAbort(Throwable failure) {
        return isThrownByUndertow(failure);
    }

    static boolean isThrownByUndertow(Throwable failure) {
        return Causes.any(failure, cause -> cause instanceof IOException && isThrownInside(cause.getStackTrace()));
    }

    /** Below its servlet layer, which itself only finds fault with the application: it wrote to a stream that it closed. */
    private static boolean isThrownInside(StackTraceElement... trace) {
        if (trace.length > 0 && trace[0].getClassName().startsWith("io.undertow.servlet.")) {
            return false;
        }
        for (StackTraceElement element : trace) {
            String name = element.getClassName();
            if (name.startsWith("io.undertow.servlet.") || name.startsWith("io.undertow.server.")) {
                return true;
            }
            if (!isBelowUndertow(name)) {
                return false;
            }
        }
        return false;
    }

    private static boolean isBelowUndertow(String name) {
        return name.startsWith("java.")
                || name.startsWith("sun.")
                || name.startsWith("jdk.")
                || name.startsWith("org.xnio.")
                || name.startsWith("io.undertow.");
    }
}
