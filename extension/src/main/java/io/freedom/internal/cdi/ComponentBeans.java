package io.freedom.internal.cdi;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * The bean manager of the component that a thread works for: that of the WAR while its context starts, also where Freedom's
 * jar is in an EAR's {@code lib}, whose own bean manager sees no WAR. On Payara CDI goes by the class that asks: it must not
 * be the extension.
 */
final class ComponentBeans {

    private static final String NAME = "java:comp/BeanManager";

    private ComponentBeans() {}

    /** The first bean manager that fits. {@code CDI.current()} is that of the caller's archive on some servers: last. */
    static Optional<BeanManager> find(Predicate<BeanManager> fits) {
        return all().filter(fits).findFirst();
    }

    /** The sites of the container that the component belongs to. */
    static Optional<Sites> sites() {
        return all().flatMap(manager -> Stream.concat(bean(manager), extension(manager)))
                .findFirst();
    }

    private static Stream<Sites> bean(BeanManager manager) {
        return manager.createInstance().select(Sites.class).stream();
    }

    /** The way for a site that has no bean. On Payara, a WAR in an EAR sees no extension in its {@code WEB-INF/lib}. */
    private static Stream<Sites> extension(BeanManager manager) {
        try {
            return Stream.of(manager.getExtension(FreedomExtension.class).sites());
        } catch (IllegalArgumentException hidden) {
            return Stream.empty();
        }
    }

    private static Stream<BeanManager> all() {
        return Stream.<Supplier<@Nullable BeanManager>>of(ComponentBeans::named, ComponentBeans::current)
                .flatMap(source -> Stream.ofNullable(source.get()));
    }

    private static @Nullable BeanManager named() {
        try {
            InitialContext names = new InitialContext();
            try {
                return (BeanManager) names.lookup(NAME);
            } finally {
                names.close();
            }
        } catch (NamingException noComponent) {
            return null;
        }
    }

    private static @Nullable BeanManager current() {
        try {
            return CDI.current().getBeanManager();
        } catch (IllegalStateException | IndexOutOfBoundsException noContainer) {
            // The latter is how Weld says it.
            return null;
        }
    }
}
