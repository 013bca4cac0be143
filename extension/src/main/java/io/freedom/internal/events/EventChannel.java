package io.freedom.internal.events;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.util.List;

/** One type of event and its observers, resolved once. */
final class EventChannel<T> {

    private final Event<T> event;
    private final boolean synchronous;
    private final boolean asynchronous;

    /** @param sample an event of the type, to find its observers with; it is not emitted */
    EventChannel(BeanManager beanManager, Audience audience, Class<T> type, T sample) {
        List<ObserverMethod<? super T>> observers =
                beanManager.resolveObserverMethods(sample, audience.qualifiers()).stream()
                        .filter(observer -> audience.includes(observer.getBeanClass()))
                        .toList();
        this.event = beanManager.getEvent().select(type, audience.qualifiers());
        this.synchronous = observers.stream().anyMatch(observer -> !observer.isAsync());
        this.asynchronous = observers.stream().anyMatch(ObserverMethod::isAsync);
    }

    boolean observed() {
        return synchronous || asynchronous;
    }

    /** Calls the synchronous observers on this thread, then hands the event to the asynchronous ones. */
    void emit(T payload) {
        if (synchronous) {
            event.fire(payload);
        }
        if (asynchronous) {
            event.fireAsync(payload);
        }
    }
}
