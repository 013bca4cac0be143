package io.freedom.internal.jdbc;

import io.freedom.internal.site.SiteLoader;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes wrappers that keep the public interfaces of what they wrap, so that a site can still cast to a driver's own interface.
 *
 * <p>A wrapper's class belongs to Freedom's loader, or to that of the wrapped object where only that sees the interfaces. Then
 * it outlives the site, as the driver does, and knows nothing of it: only its instances do.
 *
 * <p>Threading: may be used by any thread. What was found out about a class is kept here, never with the class, which may be
 * the server's and live longer than the site.
 */
final class WrapperTypes {

    private final ClassLoader own;
    private final Map<Class<?>, Shape> shapes = new ConcurrentHashMap<>();

    WrapperTypes(ClassLoader own) {
        this.own = own;
    }

    /** @param least an interface of {@code java.sql} that the object has, and that the wrapper has whatever else it can't have */
    <T> T wrap(Class<T> least, Object object, InvocationHandler calls) {
        Shape shape = shapes.get(object.getClass());
        if (shape == null) {
            shape = shape(object.getClass(), least, calls);
            shapes.put(object.getClass(), shape);
        }
        return least.cast(shape.wrap(calls));
    }

    private Shape shape(Class<?> type, Class<?> least, InvocationHandler calls) {
        Shape minimal = new Shape(own, new Class<?>[] {least});
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        collect(type, interfaces);
        return Stream.of(seenBy(own, interfaces, minimal), seenBy(type.getClassLoader(), interfaces, minimal))
                .filter(shape -> shape.isPossible(calls))
                .reduce((first, second) -> second.count() > first.count() ? second : first)
                .orElse(minimal);
    }

    private static Shape seenBy(@Nullable ClassLoader loader, Set<Class<?>> interfaces, Shape minimal) {
        if (loader == null) {
            return minimal; // the JVM's own, which sees no SQL
        }
        SiteLoader site = new SiteLoader(loader);
        List<Class<?>> seen = interfaces.stream().filter(site::sees).toList();
        return new Shape(loader, seen.toArray(Class<?>[]::new));
    }

    private static void collect(Class<?> type, Set<Class<?>> interfaces) {
        for (Class<?> current = type; current != null; current = current.getSuperclass()) {
            for (Class<?> declared : current.getInterfaces()) {
                if (isUsable(declared)) {
                    interfaces.add(declared);
                }
                collect(declared, interfaces);
            }
        }
    }

    /** What Freedom may call by reflection. A sealed interface permits no wrapper. */
    private static boolean isUsable(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && !type.isSealed()
                && type.getModule().isExported(type.getPackageName(), WrapperTypes.class.getModule());
    }

    /** The interfaces of a wrapper, and who defines its class. */
    private static final class Shape {

        private final ClassLoader loader;
        private final Class<?>[] interfaces;

        Shape(ClassLoader loader, Class<?>[] interfaces) {
            this.loader = loader;
            this.interfaces = interfaces;
        }

        Object wrap(InvocationHandler calls) {
            return Proxy.newProxyInstance(loader, interfaces, calls);
        }

        /** Interfaces may contradict each other, and a loader may have its own idea of what they mention. */
        boolean isPossible(InvocationHandler calls) {
            try {
                wrap(calls);
                return true;
            } catch (IllegalArgumentException | LinkageError impossible) {
                return false;
            }
        }

        int count() {
            return interfaces.length;
        }
    }
}
