package io.freedom.internal.resources;

import io.freedom.ResourceStatistics;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the requests of one deployment hold, in numbers.
 *
 * <p>Threading: may be used by any thread.
 */
final class Counters {

    private final AtomicLong held = new AtomicLong();
    private final AtomicLong mostHeld = new AtomicLong();
    private final AtomicLong mostHeldByOneRequest = new AtomicLong();
    private final LongAdder acquired = new LongAdder();
    private final LongAdder released = new LongAdder();
    private final LongAdder leaked = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /** To be told before anybody can give it back. */
    void acquired() {
        acquired.increment();
        raise(mostHeld, held.incrementAndGet());
    }

    /** What was acquired will be acquired once more, by the same request: it counts once. */
    void notAcquired() {
        acquired.decrement();
        held.decrementAndGet();
    }

    void heldByOneRequest(int number) {
        raise(mostHeldByOneRequest, number);
    }

    private static void raise(AtomicLong mark, long value) {
        if (mark.get() < value) {
            mark.accumulateAndGet(value, Math::max);
        }
    }

    void leaked() {
        leaked.increment();
    }

    void failed() {
        failed.increment();
    }

    void released() {
        released.increment();
        held.decrementAndGet();
    }

    ResourceStatistics statistics() {
        return new ResourceStatistics(
                held.get(),
                mostHeld.get(),
                mostHeldByOneRequest.get(),
                acquired.sum(),
                released.sum(),
                leaked.sum(),
                failed.sum());
    }
}
