package io.freedom.internal.injection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Where the beans of one site go: to the archive of one of its classes, so that no other site sees them. */
public final class SiteArchive {

    private final AfterBeanDiscovery event;
    private final BeanManager beanManager;
    private final Class<?> member;
    private final String suffix;

    /**
     * @param member a class of the site, or of Freedom where that is in the site
     * @param name what tells the beans of the site from those of every other site of the container; empty for the only one
     */
    public SiteArchive(AfterBeanDiscovery event, BeanManager beanManager, Class<?> member, String name) {
        this.event = event;
        this.beanManager = beanManager;
        this.member = member;
        this.suffix = name.isEmpty() ? "" : "#" + name;
    }

    /** Adds a bean of which the site has one instance. */
    public void addShared(Class<?> type, Supplier<?> maker) {
        addShared(type, ApplicationScoped.class, maker);
    }

    /** The same for a type that no proxy can have. */
    void addUnproxied(Class<?> type, Supplier<?> maker) {
        addShared(type, Dependent.class, maker);
    }

    private void addShared(Class<?> type, Class<? extends Annotation> scope, Supplier<?> maker) {
        event.addBean(new SiteBean<>(
                member,
                type.getName() + suffix,
                Set.of(type, Object.class),
                Set.of(Default.Literal.INSTANCE, Any.Literal.INSTANCE),
                scope,
                maker));
    }

    /**
     * Adds a bean that is made for each injection point.
     *
     * @param maker gets a way to look up the injection point
     */
    public <T> Bean<T> add(String name, Set<Type> types, Annotation qualifier, Function<Instance<Object>, T> maker) {
        Bean<T> bean = new SiteBean<>(
                member,
                name + suffix,
                types,
                Set.of(qualifier, Any.Literal.INSTANCE),
                Dependent.class,
                () -> maker.apply(beanManager.createInstance()));
        event.addBean(bean);
        return bean;
    }

    void report(Throwable fault) {
        event.addDefinitionError(fault);
    }
}
