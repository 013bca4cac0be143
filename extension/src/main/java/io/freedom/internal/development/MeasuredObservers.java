package io.freedom.internal.development;

import io.freedom.internal.events.ObserverCosts;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * The observers of request events and what each of them has cost so far.
 *
 * <p>Threading: any thread may do anything.
 */
final class MeasuredObservers implements ObserverCosts {

    private final List<Measured> all = new CopyOnWriteArrayList<>();

    @Override
    public OfOne of(String name, ObserverMethod<?> observer) {
        Measured measured = new Measured(name, text(observer.getObservedType()), observer.getPriority());
        all.add(measured);
        return measured;
    }

    /** Those of Freedom by their simple names. */
    private static String text(Type type) {
        return type instanceof Class<?> observed && observed.getPackageName().equals("io.freedom")
                ? observed.getSimpleName()
                : type.getTypeName();
    }

    /** One row for each. */
    List<Map<String, Object>> rows() {
        return all.stream().map(Measured::row).toList();
    }

    private static final class Measured implements OfOne {

        private final String name;
        private final String observes;
        private final long priority;
        private final LongAdder calls = new LongAdder();
        private final LongAdder failures = new LongAdder();
        private final LongAdder nanos = new LongAdder();
        private final AtomicLong longestNanos = new AtomicLong();

        Measured(String name, String observes, long priority) {
            this.name = name;
            this.observes = observes;
            this.priority = priority;
        }

        @Override
        public long begin() {
            return System.nanoTime();
        }

        @Override
        public void end(long begun, boolean failed) {
            long taken = System.nanoTime() - begun;
            calls.increment();
            nanos.add(taken);
            longestNanos.accumulateAndGet(taken, Math::max);
            if (failed) {
                failures.increment();
            }
        }

        Map<String, Object> row() {
            return new Facts()
                    .with("observer", name)
                    .with("observes", observes)
                    .with("priority", priority)
                    .with("calls", calls.sum())
                    .with("failures", failures.sum())
                    .with("nanos", nanos.sum())
                    .with("longestNanos", longestNanos.get())
                    .asMap();
        }
    }
}
