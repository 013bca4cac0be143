package io.freedom.internal.server;

import static java.lang.invoke.MethodType.methodType;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * A valve that lets everything pass and is an access log at the same time. Tomcat's interfaces are not on the class path of
 * the extension, so that this is the handler of a proxy.
 */
final class TomcatValve implements InvocationHandler {

    /** What the valve sees. */
    interface Log {

        /** A dispatch of a request has left the site; others may follow. Called before Tomcat's error page. */
        void dispatched(HttpServletRequest request);

        /**
         * A request is over. The objects are Tomcat's own and serve another request afterwards. Some requests reach the log
         * that the site has never seen; Tomcat may log one twice.
         */
        void ended(HttpServletRequest request, HttpServletResponse response);
    }

    private static final String NAME = "Freedom's valve";

    private final Log log;
    private final MethodHandle invoke;
    private volatile @Nullable Object next;

    private TomcatValve(Log log, MethodHandle invoke) {
        this.log = log;
        this.invoke = invoke;
    }

    static Object create(ClassLoader server, Log log) throws ReflectiveOperationException {
        Class<?> valve = server.loadClass("org.apache.catalina.Valve");
        Class<?> accessLog = server.loadClass("org.apache.catalina.AccessLog");
        Class<?> request = server.loadClass("org.apache.catalina.connector.Request");
        Class<?> response = server.loadClass("org.apache.catalina.connector.Response");
        MethodHandle invoke = MethodHandles.publicLookup()
                .findVirtual(valve, "invoke", methodType(void.class, request, response))
                .asType(methodType(void.class, Object.class, Object.class, Object.class));
        return Proxy.newProxyInstance(server, new Class<?>[] {valve, accessLog}, new TomcatValve(log, invoke));
    }

    /** Whether this is such a valve, of whichever deployment: another one's class is not this class. */
    static boolean isOurs(Object valve) {
        return Proxy.isProxyClass(valve.getClass()) && valve.toString().equals(NAME);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object[] given = arguments == null ? new Object[0] : arguments;
        switch (method.getName()) {
            case "invoke" -> pass(given[0], given[1]);
            case "log" -> log.ended((HttpServletRequest) given[0], (HttpServletResponse) given[1]);
            case "setNext" -> next = given[0];
            case "getNext" -> {
                return next;
            }
            case "isAsyncSupported" -> {
                return true;
            }
            case "getRequestAttributesEnabled" -> {
                return false;
            }
            case "equals" -> {
                return proxy == given[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            case "toString" -> {
                return NAME;
            }
            default -> {
                // backgroundProcess and setRequestAttributesEnabled: nothing to do.
            }
        }
        return null;
    }

    private void pass(Object request, Object response) throws Throwable {
        try {
            invoke.invokeExact(next, request, response);
        } finally {
            log.dispatched((HttpServletRequest) request);
        }
    }
}
