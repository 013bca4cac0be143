package io.freedom.internal.server;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * A public method of a server's, found by its name: the server's classes are not there when Freedom is compiled, and hidden
 * from web applications when it runs.
 *
 * <p>Threading: may be called by any thread.
 */
final class ServerMethod {

    private final MethodHandle handle;
    private final MethodHandle generic;

    private ServerMethod(MethodHandle handle) {
        this.handle = handle;
        this.generic = handle.asType(handle.type().generic());
    }

    /** @throws ReflectiveOperationException if the server has no such method, or keeps it for itself */
    static ServerMethod of(Class<?> type, String name, Class<?>... parameters) throws ReflectiveOperationException {
        return new ServerMethod(MethodHandles.publicLookup().unreflect(type.getMethod(name, parameters)));
    }

    /** This method, and then that one of what it returns. */
    ServerMethod then(String name, Class<?>... parameters) throws ReflectiveOperationException {
        MethodHandle next = of(result(), name, parameters).handle;
        MethodType received = next.type().changeParameterType(0, result());
        return new ServerMethod(MethodHandles.collectArguments(next.asType(received), 0, handle));
    }

    /** The declared type of what the method returns. */
    Class<?> result() {
        return handle.type().returnType();
    }

    /** @throws IllegalStateException with what the method throws, if that is a checked exception */
    @Nullable
    Object call(Object target) {
        try {
            return (Object) generic.invokeExact(target);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    /** @throws IllegalStateException with what the method throws, if that is a checked exception */
    @Nullable
    Object call(Object target, Object argument) {
        try {
            return (Object) generic.invokeExact(target, argument);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    private RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof RuntimeException runtime) {
            return runtime;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        MethodType type = handle.type();
        return new IllegalStateException("A method of the server's, " + type + ", threw", thrown);
    }
}
