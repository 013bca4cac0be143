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
        return switch (JdbcCall.of(method)) {
            case EQUALS -> proxy == Delegate.first(arguments);
            case HASH_CODE -> System.identityHashCode(proxy);
            case TO_STRING -> part.toString();
            case CLOSE, CLOSE_OTHERWISE -> held.isClosed() ? null : Delegate.call(method, part, arguments);
            case IS_CLOSED -> held.isClosed() || Boolean.TRUE.equals(Delegate.call(method, part, arguments));
            default -> held.isClosed() ? ConnectionCalls.refuse(method) : call(method, arguments);
        };
    }

    private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        return switch (JdbcCall.of(method)) {
            case GET_CONNECTION ->
                method.getReturnType().isInstance(held.given()) ? held.given() : Delegate.call(method, part, arguments);
            case UNWRAP, IS_WRAPPER_FOR -> Delegate.unwrap(method, part, arguments);
            default -> Delegate.call(method, part, arguments);
        };
    }
}
