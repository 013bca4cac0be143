package io.freedom.internal.timer;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Looks at what is open, now and then, as long as there is anything: almost all of it is over long before it is looked at,
 * so that a timer for each would cost more than all the rest.
 *
 * <p>Threading: may be used by any thread; one at a time looks.
 */
public final class Rounds<T> {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private static final Duration OFTEN = Duration.ofMillis(10);
    private static final Duration SELDOM = Duration.ofSeconds(1);

    private final Timer timer;
    private final Duration every;
    private final Consumer<T> look;
    private final Set<T> open = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean closed;

    /** @param look must not block */
    public Rounds(Timer timer, Duration every, Consumer<T> look) {
        this.timer = timer;
        this.every = every;
        this.look = look;
    }

    /**
     * As often as a limit asks for.
     *
     * @param limit how old what is open may be: there are four looks in this time, but no less than one a second
     * @param look must not block
     */
    public static <T> Rounds<T> fourIn(Duration limit, Timer timer, Consumer<T> look) {
        Duration quarter = limit.dividedBy(4);
        return new Rounds<>(
                timer, quarter.compareTo(OFTEN) < 0 ? OFTEN : quarter.compareTo(SELDOM) > 0 ? SELDOM : quarter, look);
    }

    /** Will be looked at. */
    public void opened(T one) {
        add(one);
        lookLater();
    }

    /** The same, but that it needs no look itself: it is looked at where others are, or {@link #lookLater} asks for it. */
    public void add(T one) {
        open.add(one);
    }

    public void ended(T one) {
        open.remove(one);
        if (closed) {
            synchronized (open) {
                open.notifyAll();
            }
        }
    }

    /** Sees to it that what is open is looked at, now and then, as long as anything is. */
    public void lookLater() {
        if (closed || looking.get() || !looking.compareAndSet(false, true)) {
            return;
        }
        boolean willLook = false;
        try {
            timer.after(every, this::round);
            willLook = true;
        } catch (OutOfMemoryError noThread) {
            LOG.log(System.Logger.Level.DEBUG, "no thread can be made to look at what is open", noThread);
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
    public void lookAtAll() {
        open.forEach(this::lookAt);
    }

    /** One that can't be looked at is no reason to leave the others. */
    private void lookAt(T one) {
        try {
            look.accept(one);
        } catch (RuntimeException | Error failure) {
            LOG.log(System.Logger.Level.DEBUG, "what is open can't be looked at", failure);
        }
    }

    /** Nothing is looked at any more. May be called again. */
    public void close() {
        closed = true;
    }

    /**
     * Waits until nothing is open, once these are closed; no longer where the thread is interrupted, which it then still is.
     *
     * @return whether nothing is
     */
    public boolean awaitNone(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        synchronized (open) {
            try {
                for (long left = most.toMillis(); left > 0 && !open.isEmpty(); ) {
                    open.wait(left);
                    left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return open.isEmpty();
    }

    /** What is open now. */
    public List<T> open() {
        return List.copyOf(open);
    }
}
