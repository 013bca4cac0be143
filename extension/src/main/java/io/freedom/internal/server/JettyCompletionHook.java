package io.freedom.internal.server;

import static java.lang.invoke.MethodType.methodType;

import io.freedom.internal.request.Causes;
import io.freedom.spi.CompletionHook;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Jetty 12's completion listener, which comes after the last byte and before the connection takes its next request. It may
 * come on the thread that selects for many connections: where the last bytes had to wait for the client. Jetty's classes are
 * hidden from web applications, so its public methods are called through handles from the server's loader.
 */
final class JettyCompletionHook implements CompletionHook {

    private final Class<?> servletRequest;
    private final Class<?> eofException;
    private final MethodHandle coreRequest;
    private final MethodHandle coreResponse;
    private final MethodHandle addCompletionListener;
    private final MethodHandle status;
    private final Class<?> unreadBody;

    /** @param api the package of the server's servlet classes, which differs between Jakarta EE versions */
    JettyCompletionHook(ClassLoader server, String api) throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        Class<?> request = server.loadClass("org.eclipse.jetty.server.Request");
        Class<?> response = server.loadClass("org.eclipse.jetty.server.Response");
        Class<?> servletResponse = server.loadClass(api + ".ServletApiResponse");
        servletRequest = server.loadClass(api + ".ServletApiRequest");
        eofException = server.loadClass("org.eclipse.jetty.io.EofException");
        coreRequest = generic(lookup.findVirtual(servletRequest, "getRequest", methodType(request)));
        coreResponse = generic(lookup.findVirtual(servletResponse, "getResponse", methodType(response)));
        addCompletionListener = lookup.findStatic(
                        request, "addCompletionListener", methodType(void.class, request, Consumer.class))
                .asType(methodType(void.class, Object.class, Consumer.class));
        status = lookup.findVirtual(response, "getStatus", methodType(int.class))
                .asType(methodType(int.class, Object.class));
        unreadBody = server.loadClass("org.eclipse.jetty.io.QuietException$RuntimeException");
    }

    private static MethodHandle generic(MethodHandle handle) {
        return handle.asType(methodType(Object.class, Object.class));
    }

    @Override
    public String name() {
        return "Jetty's completion listener";
    }

    @Override
    public boolean accepts(HttpServletRequest request, HttpServletResponse response) {
        return servletRequest.isInstance(Wrapped.innermost(request));
    }

    @Override
    public Attachment attach(HttpServletRequest request, HttpServletResponse response, Completion completion) {
        try {
            Object jettyRequest = (Object) coreRequest.invokeExact((Object) Wrapped.innermost(request));
            Object jettyResponse = (Object) coreResponse.invokeExact((Object) Wrapped.innermost(response));
            Consumer<Throwable> listener = failure -> completion.completed(
                    LastWord.status(() -> statusOf(jettyResponse)), isUnreadBody(failure) ? null : failure);
            addCompletionListener.invokeExact(jettyRequest, listener);
            return Attachment.PROMPT;
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException("Jetty's completion listener can't be added", failure);
        }
    }

    private int statusOf(Object jettyResponse) {
        try {
            return (int) status.invokeExact(jettyResponse);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw new IllegalStateException("Jetty's completion can't be read", thrown);
        }
    }

    /**
     * Jetty never waits for a body that nobody reads: it sends the whole response, then gives up the connection, and wraps
     * the reason in this, be it that more is to come or that the client closed without sending it. The client has its answer.
     */
    private boolean isUnreadBody(@Nullable Throwable failure) {
        return failure != null && unreadBody.isInstance(failure) && failure.getSuppressed().length == 0;
    }

    @Override
    public boolean isAbort(Throwable failure) {
        return Causes.any(failure, eofException::isInstance);
    }
}
