package io.freedom.internal.server;

import static java.lang.invoke.MethodType.methodType;

import jakarta.servlet.ServletRequest;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * What Freedom asks Undertow's exchange, which is one request and its response. Undertow's classes are hidden from web
 * applications, so its public methods are called through handles from the server's loader.
 */
final class UndertowExchange {

    private final Class<?> servletRequest;
    private final Class<?>[] listeners;
    private final MethodHandle exchange;
    private final MethodHandle addCompletionListener;
    private final MethodHandle addResponseListener;
    private final MethodHandle proceed;
    private final MethodHandle status;
    private final MethodHandle isResponseComplete;
    private final MethodHandle contentLength;
    private final MethodHandle bytesSent;
    private final MethodHandle isConnectionOpen;

    UndertowExchange(ClassLoader server) throws ReflectiveOperationException {
        servletRequest = server.loadClass("io.undertow.servlet.spec.HttpServletRequestImpl");
        Class<?> type = server.loadClass("io.undertow.server.HttpServerExchange");
        Class<?> completion = server.loadClass("io.undertow.server.ExchangeCompletionListener");
        Class<?> next = server.loadClass("io.undertow.server.ExchangeCompletionListener$NextListener");
        Class<?> response = server.loadClass("io.undertow.server.DefaultResponseListener");
        Class<?> connectionType = server.loadClass("io.undertow.server.ServerConnection");
        listeners = new Class<?>[] {completion, response};
        exchange = getter(servletRequest, "getExchange", Object.class);
        addCompletionListener = adder(type, "addExchangeCompleteListener", completion);
        addResponseListener = adder(type, "addDefaultResponseListener", response);
        proceed = getter(next, "proceed", void.class);
        status = getter(type, "getStatusCode", int.class);
        isResponseComplete = getter(type, "isResponseComplete", boolean.class);
        contentLength = getter(type, "getResponseContentLength", long.class);
        bytesSent = getter(type, "getResponseBytesSent", long.class);
        MethodHandle connection = getter(type, "getConnection", Object.class);
        isConnectionOpen = MethodHandles.filterReturnValue(connection, getter(connectionType, "isOpen", boolean.class));
    }

    /** The handle of a method without parameters, with what it returns as another type. */
    private static MethodHandle getter(Class<?> owner, String name, Class<?> asResult)
            throws ReflectiveOperationException {
        return MethodHandles.publicLookup().unreflect(owner.getMethod(name)).asType(methodType(asResult, Object.class));
    }

    private static MethodHandle adder(Class<?> owner, String name, Class<?> listener)
            throws ReflectiveOperationException {
        return MethodHandles.publicLookup()
                .unreflect(owner.getMethod(name, listener))
                .asType(methodType(void.class, Object.class, Object.class));
    }

    /** Whether it is Undertow's own request. */
    boolean isKnown(ServletRequest request) {
        return servletRequest.isInstance(request);
    }

    /** The exchange behind Undertow's own request. */
    Object of(ServletRequest request) {
        return call(() -> (Object) exchange.invokeExact((Object) request));
    }

    /**
     * Has Undertow call {@code handleDefaultResponse} when it ends an exchange that is not complete yet, and {@code
     * exchangeEvent} when it is complete. The proxy's class is Undertow's: nothing of this site's outlives the exchange.
     *
     * @throws RuntimeException if the exchange is complete already
     */
    void listen(Object exchange, InvocationHandler handler) {
        Object listener = Proxy.newProxyInstance(listeners[0].getClassLoader(), listeners, handler);
        call(() -> {
            addCompletionListener.invokeExact(exchange, listener);
            addResponseListener.invokeExact(exchange, listener);
            return listener;
        });
    }

    /** Lets the other completion listeners run, and the connection go on. */
    void proceed(Object nextListener) {
        call(() -> {
            proceed.invokeExact(nextListener);
            return nextListener;
        });
    }

    int status(Object exchange) {
        return call(() -> (int) status.invokeExact(exchange));
    }

    /** Whether the response is over: sent, or cut off. */
    boolean isResponseComplete(Object exchange) {
        return call(() -> (boolean) isResponseComplete.invokeExact(exchange));
    }

    /** Whether as much as was announced has been sent; false where no body was announced. */
    boolean isLengthSent(Object exchange) {
        return call(() -> {
            long length = (long) contentLength.invokeExact(exchange);
            return length > 0 && (long) bytesSent.invokeExact(exchange) >= length;
        });
    }

    boolean isConnectionOpen(Object exchange) {
        return call(() -> (boolean) isConnectionOpen.invokeExact(exchange));
    }

    @FunctionalInterface
    private interface Call<T> {

        T run() throws Throwable;
    }

    private static <T> T call(Call<T> call) {
        try {
            return call.run();
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException("Undertow's exchange can't be used", failure);
        }
    }
}
