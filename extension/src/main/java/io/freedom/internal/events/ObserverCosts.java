package io.freedom.internal.events;

import jakarta.enterprise.inject.spi.ObserverMethod;

/**
 * Takes note of what the observers of request events cost, if anybody wants to know.
 *
 * <p>Threading: a container may process observers, and call them, in parallel.
 */
@FunctionalInterface
public interface ObserverCosts {

    /** Where nobody wants to know. */
    ObserverCosts NOT_MEASURED = (name, observer) -> OfOne.NOT_MEASURED;

    /** @param name the class and method */
    OfOne of(String name, ObserverMethod<?> observer);

    /** What one observer costs. */
    interface OfOne {

        OfOne NOT_MEASURED = new OfOne() {

            @Override
            public long begin() {
                return 0;
            }

            @Override
            public void end(long begun, boolean failed) {}
        };

        /** The observer is about to be called. @return to be given to {@link #end} */
        long begin();

        /** @param failed whether it threw */
        void end(long begun, boolean failed);
    }
}
