package io.freedom.internal.cdi;

import io.freedom.FreedomException;
import io.freedom.RequestBound;
import io.freedom.RequestResources;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedMember;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.ProcessProducer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The producers of one site that are bound to its requests.
 *
 * <p>Threading: a container may process producers in parallel.
 */
final class BoundProducers {

    private final Set<String> places = new TreeSet<>();
    private final List<FreedomException> faults = new ArrayList<>();

    /** Binds what can be bound. */
    synchronized <T> void bind(ProcessProducer<?, T> event, Supplier<RequestResources> resources) {
        places.add(BoundProducer.place(event));
        if (BoundProducer.isPossible(event)) {
            BoundProducer.wrap(event, resources);
        } else {
            faults.add(BoundProducer.impossible(event));
        }
    }

    /** A producer that specializes a bound one inherits the qualifier, but it is not asked for: there is no annotation on it. */
    synchronized void check(Bean<?> bean, @Nullable Annotated annotated) {
        if (annotated instanceof AnnotatedMember<?> member
                && bean.getQualifiers().contains(RequestBound.Literal.INSTANCE)
                && !annotated.isAnnotationPresent(RequestBound.class)) {
            faults.add(BoundProducer.inherited(BoundProducer.place(member)));
        }
    }

    /** Where they are, in alphabetical order. */
    synchronized List<String> places() {
        return List.copyOf(places);
    }

    /** One for each that can't be bound. */
    synchronized List<FreedomException> faults() {
        return List.copyOf(faults);
    }
}
