package io.freedom.internal.events;

import io.freedom.RequestFailed;
import io.freedom.RequestFinished;
import io.freedom.RequestStarted;
import jakarta.enterprise.event.ObserverException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.Set;

/**
 * Calls one observer of request events so that what it throws stops nobody else: CDI's own delivery ends at the first
 * observer that throws. Everything else - order, metadata, injected parameters, scopes, transactions - stays CDI's. Where a
 * container holds several sites, it also keeps the events of the others from the observer.
 */
public final class GuardedObserver<T> {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private static final Set<Class<?>> EVENTS =
            Set.of(RequestStarted.class, RequestFailed.class, RequestFinished.class);

    private final ObserverMethod<T> observer;
    private final String name;
    private final ObserverCosts.OfOne cost;

    private GuardedObserver(ObserverMethod<T> observer, String name, ObserverCosts.OfOne cost) {
        this.observer = observer;
        this.name = name;
        this.cost = cost;
    }

    /**
     * Guards the observer, if request events can reach it.
     *
     * @param costs takes note of what it costs
     */
    public static <T> void guard(ProcessObserverMethod<T, ?> event, ObserverCosts costs) {
        ObserverMethod<T> observer = event.getObserverMethod();
        boolean reached = mayBeRequestEvent(observer.getObservedType())
                && observer.getObservedQualifiers().stream().allMatch(GuardedObserver::isOnEveryEvent);
        if (reached) {
            String name = name(event);
            GuardedObserver<T> guarded = new GuardedObserver<>(observer, name, costs.of(name, observer));
            event.configureObserverMethod().notifyWith(guarded::notify);
        }
    }

    private static boolean isOnEveryEvent(Annotation qualifier) {
        return qualifier instanceof Any || qualifier instanceof Default;
    }

    /** Whether an observer of this type gets request events: one of them, a supertype, or a variable bounded by such. */
    private static boolean mayBeRequestEvent(Type type) {
        if (type instanceof TypeVariable<?> variable) {
            return Arrays.stream(variable.getBounds()).allMatch(GuardedObserver::mayBeRequestEvent);
        }
        return type instanceof Class<?> observed && EVENTS.stream().anyMatch(observed::isAssignableFrom);
    }

    private static String name(ProcessObserverMethod<?, ?> event) {
        if (event.getAnnotatedMethod() == null) {
            return event.getObserverMethod().toString();
        }
        var method = event.getAnnotatedMethod().getJavaMember();
        return method.getDeclaringClass().getName() + '.' + method.getName();
    }

    private void notify(EventContext<T> context) {
        if (!EVENTS.contains(context.getEvent().getClass())) {
            observer.notify(context);
            return;
        }
        if (!Audience.includes(context.getMetadata().getQualifiers(), observer.getBeanClass())) {
            return;
        }
        long begun = cost.begin();
        try {
            observer.notify(context);
            cost.end(begun, false);
        } catch (RuntimeException | Error failure) {
            cost.end(begun, true);
            LOG.log(
                    System.Logger.Level.ERROR,
                    "FREEDOM-0302: The observer " + name + " of "
                            + context.getEvent().getClass().getSimpleName()
                            + " threw. The other observers ran, and the response is as it was; mend the observer.",
                    cause(failure));
        }
    }

    /** Containers wrap what an observer throws where the event's signature can't throw it. */
    private static Throwable cause(Throwable failure) {
        return failure instanceof ObserverException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
