package io.freedom.internal.application;

import io.freedom.Middleware;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedMember;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.Prioritized;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Orders middleware beans by priority. A producer's priority is on its method or field, which a bean does not tell: it is
 * noted while producers are discovered.
 *
 * <p>Threading: a container may process beans in parallel.
 */
public final class MiddlewareOrder {

    /** The priority of a middleware that declares none: innermost. */
    private static final int NONE = Integer.MAX_VALUE;

    private final Map<Bean<?>, Annotated> declarations = new ConcurrentHashMap<>();

    /** Takes note of what declares a bean, if it is a middleware. */
    public void add(Bean<?> bean, Annotated declaration) {
        if (bean.getTypes().contains(Middleware.class)) {
            declarations.put(bean, declaration);
        }
    }

    Comparator<Bean<?>> outermostFirst() {
        return Comparator.<Bean<?>>comparingInt(this::priority).thenComparing(this::name);
    }

    private int priority(Bean<?> bean) {
        Annotated declaration = declarations.get(bean);
        if (declaration != null && declaration.isAnnotationPresent(Priority.class)) {
            return declaration.getAnnotation(Priority.class).value();
        }
        return bean instanceof Prioritized prioritized ? prioritized.getPriority() : NONE;
    }

    BoundMiddleware describe(Bean<?> bean) {
        int priority = priority(bean);
        return new BoundMiddleware(name(bean), priority == NONE ? OptionalInt.empty() : OptionalInt.of(priority));
    }

    /** The class, or class and member, that declares a middleware. */
    String name(Bean<?> bean) {
        String type = bean.getBeanClass().getName();
        return declarations.get(bean) instanceof AnnotatedMember<?> member
                ? type + '.' + member.getJavaMember().getName()
                : type;
    }
}
