package io.freedom.internal.server;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of a request of Grizzly's, the connector of GlassFish and Payara.
 *
 * <p>Threading: may be used by any thread; Grizzly's requests are recycled, so that nothing may be asked of one after its
 * end.
 */
final class GrizzlyRequests {

    private final Class<?> facade;
    private final Class<?> afterServiceListener;
    private final Class<?> closeListener;
    private final Object closedInGoodOrder;
    private final ServerMethod requestOf;
    private final ServerMethod status;
    private final ServerMethod isSuspended;
    private final ServerMethod connection;
    private final ServerMethod addAfterServiceListener;
    private final ServerMethod addCloseListener;
    private final ServerMethod removeCloseListener;
    private final ServerMethod isOpen;
    private final ServerMethod assertOpen;

    /** @param facade the class of the requests that servlets see */
    GrizzlyRequests(Class<?> facade) throws ReflectiveOperationException {
        this.facade = facade;
        requestOf = requestOf(ServerMethod.of(facade, "getUnwrappedCoyoteRequest"));
        Class<?> request = requestOf.result();
        ClassLoader grizzly = request.getClassLoader();
        afterServiceListener = grizzly.loadClass("org.glassfish.grizzly.http.server.AfterServiceListener");
        closeListener = grizzly.loadClass("org.glassfish.grizzly.CloseListener");
        Class<?> closeable = grizzly.loadClass("org.glassfish.grizzly.Closeable");
        Class<?> closeReason = grizzly.loadClass("org.glassfish.grizzly.CloseReason");
        closedInGoodOrder = closeReason
                .getMethod("getCause")
                .invoke(closeReason.getField("LOCALLY_CLOSED_REASON").get(null));
        ServerMethod response = ServerMethod.of(request, "getResponse");
        status = response.then("getStatus");
        isSuspended = response.then("isSuspended");
        connection = ServerMethod.of(request, "getRequest")
                .then("getProcessingState")
                .then("getHttpContext")
                .then("getCloseable");
        addAfterServiceListener = ServerMethod.of(request, "addAfterServiceListener", afterServiceListener);
        addCloseListener = ServerMethod.of(closeable, "addCloseListener", closeListener);
        removeCloseListener = ServerMethod.of(closeable, "removeCloseListener", closeListener);
        isOpen = ServerMethod.of(closeable, "isOpen");
        assertOpen = ServerMethod.of(closeable, "assertOpen");
    }

    /** GlassFish 8 says what it is; Payara has kept the name of the connector before Grizzly. */
    private static ServerMethod requestOf(ServerMethod unwrapped) throws ReflectiveOperationException {
        try {
            return unwrapped.then("getGrizzlyRequest");
        } catch (NoSuchMethodException payara) {
            return unwrapped.then("getCoyoteRequest");
        }
    }

    boolean isFacade(Object request) {
        return facade.isInstance(request);
    }

    /** The request behind one that servlets see; null for one that is over. */
    @Nullable
    Object requestOf(Object servletRequest) {
        return requestOf.call(servletRequest);
    }

    int status(Object request) {
        return (int) Objects.requireNonNull(status.call(request));
    }

    /** Whether the request waits for an asynchronous response. */
    boolean isSuspended(Object request) {
        return (boolean) Objects.requireNonNull(isSuspended.call(request));
    }

    /** What the request came by: a connection, or a stream of HTTP/2. */
    Object connection(Object request) {
        return Objects.requireNonNull(connection.call(request));
    }

    /** A listener for both ends of a request: its own, and its connection's. */
    Object listener(InvocationHandler handler) {
        Class<?>[] both = {afterServiceListener, closeListener};
        return Proxy.newProxyInstance(afterServiceListener.getClassLoader(), both, handler);
    }

    void addAfterServiceListener(Object request, Object listener) {
        addAfterServiceListener.call(request, listener);
    }

    void addCloseListener(Object connection, Object listener) {
        addCloseListener.call(connection, listener);
    }

    void removeCloseListener(Object connection, Object listener) {
        removeCloseListener.call(connection, listener);
    }

    /** What closed the connection; null while it is open, and where the server closed it because all was said. */
    @Nullable
    Throwable connectionFailure(Object connection) {
        if ((boolean) Objects.requireNonNull(isOpen.call(connection))) {
            return null;
        }
        try {
            assertOpen.call(connection);
            return null;
        } catch (IllegalStateException thrown) {
            Throwable closed = thrown.getCause();
            if (!(closed instanceof IOException)) {
                throw thrown;
            }
            Throwable reason = closed.getCause();
            return reason == closedInGoodOrder ? null : closed;
        }
    }
}
