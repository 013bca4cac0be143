package io.freedom.internal.cdi;

import io.freedom.FreedomException;
import io.freedom.RequestBound;
import io.freedom.RequestResources;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.AnnotatedMember;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessProducer;
import jakarta.enterprise.inject.spi.Producer;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * A producer of a data source, whose connections go back with the requests that took them.
 *
 * <p>Threading: as the producer that it wraps.
 */
final class BoundProducer<T> implements Producer<T> {

    private final Producer<T> producer;
    private final Supplier<RequestResources> resources;

    private BoundProducer(Producer<T> producer, Supplier<RequestResources> resources) {
        this.producer = producer;
        this.resources = resources;
    }

    /** Whether the producer asks for it. */
    static boolean isWanted(ProcessProducer<?, ?> event) {
        return event.getAnnotatedMember().isAnnotationPresent(RequestBound.class);
    }

    /** Whether its type can be bound. Another one, even a subtype, would lose what the caller may expect of it. */
    static boolean isPossible(ProcessProducer<?, ?> event) {
        return event.getAnnotatedMember().getBaseType() == DataSource.class;
    }

    /** @param resources asked when the data source is produced */
    static <T> void wrap(ProcessProducer<?, T> event, Supplier<RequestResources> resources) {
        event.setProducer(new BoundProducer<>(event.getProducer(), resources));
    }

    /** The producer as a message names it. */
    static String place(ProcessProducer<?, ?> event) {
        return place(event.getAnnotatedMember());
    }

    static String place(AnnotatedMember<?> member) {
        return member.getDeclaringType().getJavaClass().getName()
                + '.'
                + member.getJavaMember().getName();
    }

    static FreedomException impossible(ProcessProducer<?, ?> event) {
        return refused(
                place(event),
                "its type is " + event.getAnnotatedMember().getBaseType().getTypeName(),
                "Declare it as javax.sql.DataSource, which the data source's own type can be reached from by unwrap; or leave"
                        + " the annotation out.");
    }

    static FreedomException inherited(String place) {
        return refused(
                place,
                "it has that from the producer that it specializes, and containers do not say so in time",
                "Write @RequestBound on this one, too.");
    }

    static FreedomException inSharedCode(String place) {
        return refused(
                place,
                "the WARs of this EAR share that class, and each has requests of its own",
                "Put the class into WEB-INF of each WAR that needs it, or call RequestResources.track in a class of the WAR.");
    }

    private static FreedomException refused(String place, String why, String todo) {
        return new FreedomException(
                "FREEDOM-0608",
                "The producer " + place + " is marked @RequestBound, but what it produces can't be bound to requests: "
                        + why + ". " + todo,
                null);
    }

    @Override
    public T produce(CreationalContext<T> context) {
        T original = producer.produce(context);
        if (original == null) {
            return original;
        }
        DataSource source = (DataSource) original;
        @SuppressWarnings("unchecked") // it is declared as a data source
        T bound = (T) BoundDataSource.of(source, resources.get().track(source));
        return bound;
    }

    /** The site's disposer gets what its producer made. */
    @Override
    public void dispose(T instance) {
        @SuppressWarnings("unchecked") // what the producer made
        T original = (T) BoundDataSource.original(instance);
        producer.dispose(original);
    }

    @Override
    public Set<InjectionPoint> getInjectionPoints() {
        return producer.getInjectionPoints();
    }
}
