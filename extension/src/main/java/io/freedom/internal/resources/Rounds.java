package io.freedom.internal.resources;

import io.freedom.internal.timer.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Looks at what is open, now and then, as long as there is anything: almost all of it is over long before it is looked at,
 * so that a timer for each would cost more than all the rest.
 *
 * <p>Threading: may be used by any thread; one at a time looks.
 */
final class Rounds<T> {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private static final Duration OFTEN = Duration.ofMillis(10);
    private static final Duration SELDOM = Duration.ofSeconds(1);

    private final Timer timer;
    private final Duration every;
    private final Consumer<T> look;
    private final Set<T> open = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean closed;

    /**
     * @param limit how old what is open may be: there are four looks in this time, but no less than one a second
     * @param look must not block
     */
    Rounds(Timer timer, Duration limit, Consumer<T> look) {
        this.timer = timer;
        this.look = look;
        Duration quarter = limit.dividedBy(4);
        this.every = quarter.compareTo(OFTEN) < 0 ? OFTEN : quarter.compareTo(SELDOM) > 0 ? SELDOM : quarter;
    }

    void opened(T one) {
        open.add(one);
        lookLater();
    }

    void ended(T one) {
        open.remove(one);
    }

    private void lookLater() {
        if (closed || looking.get() || !looking.compareAndSet(false, true)) {
            return;
        }
        boolean willLook = false;
        try {
            timer.after(every, this::round);
            willLook = true;
        } catch (OutOfMemoryError noThread) {
            LOG.log(System.Logger.Level.DEBUG, "no thread can be made to look at what requests hold", noThread);
        } finally {
            if (!willLook) {
                looking.set(false);
            }
        }
    }

    private void round() {
        if (closed) {
            return;
        }
        try {
            lookAtAll();
        } finally {
            looking.set(false);
            if (!open.isEmpty()) {
                lookLater();
            }
        }
    }

    /** At once: on the thread of the timer. */
    void lookAtAll() {
        open.forEach(this::lookAt);
    }

    /** One that can't be looked at is no reason to leave the others. */
    private void lookAt(T one) {
        try {
            look.accept(one);
        } catch (RuntimeException | Error failure) {
            LOG.log(System.Logger.Level.DEBUG, "what a request holds can't be looked at", failure);
        }
    }

    /** Nothing is looked at any more. */
    void close() {
        closed = true;
    }

    /**
     * Waits until nothing is open.
     *
     * @return whether nothing is
     */
    boolean awaitNone(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        while (!open.isEmpty()
                && System.nanoTime() < end
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(OFTEN.toNanos());
        }
        return open.isEmpty();
    }

    /** What is open now. */
    List<T> open() {
        return List.copyOf(open);
    }
}
