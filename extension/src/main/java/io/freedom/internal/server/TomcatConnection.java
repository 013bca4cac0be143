package io.freedom.internal.server;

import static java.lang.invoke.MethodType.methodType;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What Tomcat knows of the client of a request that is over: whether it got its response. */
final class TomcatConnection {

    private final Class<?> clientAbort;
    private final Class<?> closeNow;
    private final MethodHandle newClientAbort;
    private final MethodHandle facade;
    private final MethodHandle readFailure;
    private final MethodHandle writeFailure;
    private final MethodHandle askIfUsable;

    TomcatConnection(ClassLoader server) throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        Class<?> request = server.loadClass("org.apache.catalina.connector.Request");
        Class<?> response = server.loadClass("org.apache.catalina.connector.Response");
        Class<?> coyoteRequest = server.loadClass("org.apache.coyote.Request");
        Class<?> coyoteResponse = server.loadClass("org.apache.coyote.Response");
        Class<?> actionCode = server.loadClass("org.apache.coyote.ActionCode");
        clientAbort = server.loadClass("org.apache.catalina.connector.ClientAbortException");
        closeNow = server.loadClass("org.apache.coyote.CloseNowException");
        newClientAbort = lookup.findConstructor(clientAbort, methodType(void.class, Throwable.class))
                .asType(methodType(IOException.class, Throwable.class));
        facade = lookup.findVirtual(request, "getRequest", methodType(HttpServletRequest.class))
                .asType(methodType(ServletRequest.class, HttpServletRequest.class));
        MethodHandle ofRequest = lookup.findVirtual(request, "getCoyoteRequest", methodType(coyoteRequest));
        MethodHandle ofResponse = lookup.findVirtual(response, "getCoyoteResponse", methodType(coyoteResponse));
        readFailure = MethodHandles.filterReturnValue(
                        ofRequest, lookup.findVirtual(coyoteRequest, "getErrorException", methodType(Exception.class)))
                .asType(methodType(Throwable.class, HttpServletRequest.class));
        writeFailure = MethodHandles.filterReturnValue(
                        ofResponse,
                        lookup.findVirtual(coyoteResponse, "getErrorException", methodType(Exception.class)))
                .asType(methodType(Throwable.class, HttpServletResponse.class));
        MethodHandle action =
                lookup.findVirtual(coyoteRequest, "action", methodType(void.class, actionCode, Object.class));
        Object usable = actionCode.getField("IS_IO_ALLOWED").get(null);
        askIfUsable = MethodHandles.filterArguments(MethodHandles.insertArguments(action, 1, usable), 0, ofRequest)
                .asType(methodType(void.class, HttpServletRequest.class, AtomicBoolean.class));
    }

    /** The request as the site sees it, for Tomcat's own one. */
    ServletRequest facade(HttpServletRequest request) {
        return call(() -> (ServletRequest) facade.invokeExact(request));
    }

    /** The failure that Tomcat or the application left for an error page. */
    static @Nullable Throwable noted(HttpServletRequest request) {
        return (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    }

    boolean isAbort(Throwable failure) {
        return clientAbort.isInstance(failure) || closeNow.isInstance(failure);
    }

    /**
     * Why the client did not get its response; an exception that {@link #isAbort} knows, where the client left. Null where it
     * got it, and where Tomcat closed the connection because the application had failed with half of a response sent.
     *
     * @param thrown what the application threw
     */
    @Nullable
    Throwable failure(HttpServletRequest request, HttpServletResponse response, @Nullable Throwable thrown) {
        try {
            return find(request, response, thrown);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw unreadable(failure);
        }
    }

    private @Nullable Throwable find(
            HttpServletRequest request, HttpServletResponse response, @Nullable Throwable thrown) throws Throwable {
        Throwable failure = isSound(request) ? null : (Throwable) writeFailure.invokeExact(response);
        Throwable noted = noted(request);
        boolean usable = isUsable(request);
        if (failure == null && (noted != null || !usable)) {
            failure = (Throwable) readFailure.invokeExact(request);
        }
        if (failure == null && !usable && noted != thrown) {
            // Found by Tomcat itself: nobody was writing, or it was sending what its buffers held, or could not
            // send it.
            failure = noted;
        }
        if (failure == null && noted == null && !response.isCommitted()) {
            // Tomcat logs 200 and only then answers 500: the headers are too large, for example.
            failure = new IllegalStateException("Tomcat could not send the response");
        }
        return failure instanceof IOException && !isAbort(failure)
                ? (IOException) newClientAbort.invokeExact(failure)
                : failure;
    }

    /**
     * The status that the client was sent; 0 where Tomcat does not know it any more: it sets 500 when an asynchronous request
     * fails, even if another status has left long before.
     */
    int status(HttpServletRequest request, HttpServletResponse response) {
        int status = response.getStatus();
        boolean overwritten = status == HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                && response.isCommitted()
                && !call(() -> isUsable(request));
        return overwritten ? 0 : status;
    }

    /**
     * Whether nothing has happened to the connection of this request: a failure to write that is noted all the same is another
     * request's. Tomcat ends a request whose client left while a thread of the site's is still in {@code flush()}, and lets
     * the next one have its response; only then does that thread note there what went wrong (AbstractProcessor, after
     * CLIENT_FLUSH). Of HTTP/2 it can't be told: where only a stream fails, Tomcat takes all for sound.
     */
    boolean isSound(HttpServletRequest request) {
        return request.getProtocol().startsWith("HTTP/1.")
                && call(() -> isUsable(request) && (Throwable) readFailure.invokeExact(request) == null);
    }

    /** Whether more could be written: false after any failure to do so. */
    private boolean isUsable(HttpServletRequest request) throws Throwable {
        AtomicBoolean usable = new AtomicBoolean();
        askIfUsable.invokeExact(request, usable);
        return usable.get();
    }

    private interface Call<T> {

        T get() throws Throwable;
    }

    private static <T> T call(Call<T> call) {
        try {
            return call.get();
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw unreadable(failure);
        }
    }

    private static IllegalStateException unreadable(Throwable failure) {
        return new IllegalStateException("Tomcat's request can't be read", failure);
    }
}
