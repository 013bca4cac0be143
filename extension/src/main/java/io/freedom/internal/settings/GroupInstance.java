package io.freedom.internal.settings;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Implements a settings group over values that were converted before.
 *
 * <p>Threading: immutable; any thread may call it.
 */
final class GroupInstance implements InvocationHandler {

    private final Class<?> type;
    private final String prefix;
    private final Map<String, Object> members;
    private final Map<Method, MethodHandle> defaults = new HashMap<>();

    private GroupInstance(Class<?> type, String prefix, Map<String, Object> members) throws IllegalAccessException {
        this.type = type;
        this.prefix = prefix;
        this.members = Map.copyOf(members);
        for (Method method : type.getMethods()) {
            if (method.isDefault()) {
                Class<?> owner = method.getDeclaringClass();
                defaults.put(
                        method,
                        MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
                                .unreflectSpecial(method, owner));
            }
        }
    }

    /**
     * @param members the values by the names of the methods
     * @throws IllegalArgumentException if the interface can't be implemented, because it is sealed
     * @throws IllegalAccessException if it is in a module that does not open it
     */
    static Object of(Class<?> type, String prefix, Map<String, Object> members) throws IllegalAccessException {
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new GroupInstance(type, prefix, members));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        MethodHandle own = defaults.get(method);
        if (own != null) {
            return own.bindTo(proxy).invokeWithArguments(arguments == null ? new Object[0] : arguments);
        }
        Object value = members.get(method.getName());
        if (value != null && method.getParameterCount() == 0) {
            return SharedValue.toGive(value);
        }
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> type.getSimpleName() + "(" + prefix + ")"; // toString; never a value
        };
    }
}
