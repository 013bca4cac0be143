package io.freedom.internal.settings;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Implements an interface that is a settings group over values that were converted before. It is equal to every other instance
 * with equal values, also to one behind a proxy of the container's.
 *
 * <p>Threading: immutable; any thread may call it.
 */
final class GroupInstance implements InvocationHandler {

    private static final Object[] NO_ARGUMENTS = {};

    private final InterfaceShape shape;
    private final String prefix;
    private final Map<String, Object> values;

    /** @param values those of the members by name */
    GroupInstance(InterfaceShape shape, String prefix, Map<String, Object> values) {
        this.shape = shape;
        this.prefix = prefix;
        this.values = Map.copyOf(values);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object[] given = arguments == null ? NO_ARGUMENTS : arguments;
        if (given.length == 0) {
            Object value = values.get(method.getName());
            if (value != null) {
                return SharedValue.toGive(value);
            }
        }
        MethodHandle own = shape.defaults().get(method);
        if (own != null) {
            return (Object) own.invokeExact(proxy, given);
        }
        return switch (method.getName()) {
            case "equals" -> proxy == given[0] || isLike(given[0]);
            case "hashCode" -> shape.type().getName().hashCode(); // a URL's would look its host up
            default -> shape.type().getSimpleName() + "(" + prefix + ")"; // toString; never a value
        };
    }

    private boolean isLike(@Nullable Object other) {
        return other != null
                && shape.type().isInstance(other)
                && values.entrySet().stream()
                        .allMatch(each -> Objects.deepEquals(each.getValue(), shape.valueIn(other, each.getKey())));
    }
}
