package io.freedom.internal.jdbc;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * The calls that are not just passed on. A driver's own method of the same name, such as Oracle's {@code abort()}, is another one:
 * it is told by what it takes.
 */
@SuppressWarnings("ImmutableEnumChecker") // nothing in it can change
enum JdbcCall {
    EQUALS("equals", Object.class),
    HASH_CODE("hashCode"),
    TO_STRING("toString"),
    CLOSE("close"),
    IS_CLOSED("isClosed"),
    IS_VALID("isValid", int.class),
    ABORT("abort", Executor.class),
    UNWRAP("unwrap", Class.class),
    IS_WRAPPER_FOR("isWrapperFor", Class.class),
    SET_AUTO_COMMIT("setAutoCommit", boolean.class),
    GET_CONNECTION("getConnection"),

    /** A driver's own way to close; what it takes says how. */
    CLOSE_OTHERWISE("close"),

    /** All that is none of these. */
    OTHER("");

    private static final Map<String, JdbcCall> BY_NAME = byName();

    private final String name;
    private final List<Class<?>> takes;

    JdbcCall(String name, Class<?>... takes) {
        this.name = name;
        this.takes = List.of(takes);
    }

    private static Map<String, JdbcCall> byName() {
        Map<String, JdbcCall> byName = new HashMap<>();
        Arrays.stream(values()).forEach(call -> byName.putIfAbsent(call.name, call));
        return Map.copyOf(byName);
    }

    static JdbcCall of(Method method) {
        JdbcCall call = BY_NAME.get(method.getName());
        if (call == null) {
            return OTHER;
        }
        if (takes(method, call.takes)) {
            return call;
        }
        return call == CLOSE && method.getReturnType() == void.class ? CLOSE_OTHERWISE : OTHER;
    }

    /** Whether the method takes just these. */
    static boolean takes(Method method, List<Class<?>> types) {
        return method.getParameterCount() == types.size()
                && (types.isEmpty() || types.equals(Arrays.asList(method.getParameterTypes())));
    }
}
