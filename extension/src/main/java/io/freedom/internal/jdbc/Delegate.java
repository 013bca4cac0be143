package io.freedom.internal.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Passes calls on a wrapper on to what is wrapped. */
final class Delegate {

    private Delegate() {}

    /** What the method throws is thrown as it is. */
    static @Nullable Object call(Method method, Object target, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** The two methods of {@link java.sql.Wrapper}: what is wrapped comes before what it wraps itself. */
    static @Nullable Object unwrap(Method method, Object target, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (first(arguments) instanceof Class<?> wanted && wanted.isInstance(target)) {
            return method.getReturnType() == boolean.class ? (Object) true : target;
        }
        return call(method, target, arguments);
    }

    static boolean mayThrow(Method method, Class<? extends Exception> type) {
        return Arrays.stream(method.getExceptionTypes()).anyMatch(declared -> declared.isAssignableFrom(type));
    }

    static @Nullable Object first(@Nullable Object @Nullable [] arguments) {
        return arguments == null || arguments.length == 0 ? null : arguments[0];
    }
}
