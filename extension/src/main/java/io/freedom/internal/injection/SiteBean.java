package io.freedom.internal.injection;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.PassivationCapable;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A bean of Freedom's in the archive of a site. The container puts a bean into the archive of its bean class, and those that
 * its configurator builds into the extension's: in an EAR's {@code lib} all WARs would see them.
 *
 * @param member the class whose archive it belongs to
 */
record SiteBean<T>(
        Class<?> member,
        String id,
        Set<Type> types,
        Set<Annotation> qualifiers,
        Class<? extends Annotation> scope,
        Supplier<T> maker)
        implements Bean<T>, PassivationCapable {

    @Override
    public T create(CreationalContext<T> context) {
        return maker.get();
    }

    @Override
    public void destroy(T instance, CreationalContext<T> context) {
        context.release();
    }

    @Override
    public Class<?> getBeanClass() {
        return member;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public Set<Type> getTypes() {
        return types;
    }

    @Override
    public Set<Annotation> getQualifiers() {
        return qualifiers;
    }

    @Override
    public Class<? extends Annotation> getScope() {
        return scope;
    }

    @Override
    public Set<InjectionPoint> getInjectionPoints() {
        return Set.of();
    }

    @Override
    public @Nullable String getName() {
        return null;
    }

    @Override
    public Set<Class<? extends Annotation>> getStereotypes() {
        return Set.of();
    }

    @Override
    public boolean isAlternative() {
        return false;
    }

    /** Beans are told apart by identity, as the container's own are. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "Freedom's bean " + id;
    }
}
