package io.freedom.internal.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * What the site calls on a statement or the metadata of a connection that its request holds: as it is, but that it leads back to
 * the connection that the site knows, and to nothing once that is closed, since it may serve another request then.
 *
 * <p>Threading: may be used by any thread.
 */
final class PartCalls implements InvocationHandler {

    private final HeldConnection held;
    private final Object part;

    PartCalls(HeldConnection held, Object part) {
        this.held = held;
        this.part = part;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        switch (method.getName()) {
            case "equals":
                return proxy == Delegate.first(arguments);
            case "hashCode":
                return System.identityHashCode(proxy);
            case "toString":
                return part.toString();
            case "close":
                return held.isClosed() ? null : Delegate.call(method, part, arguments);
            case "isClosed":
                return held.isClosed() || Boolean.TRUE.equals(Delegate.call(method, part, arguments));
            default:
                return held.isClosed() ? ConnectionCalls.refuse(method) : call(method, arguments);
        }
    }

    private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "getConnection":
                return held.given();
            case "unwrap", "isWrapperFor":
                return Delegate.unwrap(method, part, arguments);
            default:
                return Delegate.call(method, part, arguments);
        }
    }
}
