package io.freedom.internal.timer;

import java.time.Duration;

/** A virtual clock for which the system has no thread at first. */
public final class NoThreadYet implements Timer {

    private final VirtualClock clock = new VirtualClock();
    private boolean threads;

    /** From now on there are threads. */
    public void makeThreads() {
        threads = true;
    }

    public void advance(Duration time) {
        clock.advance(time);
    }

    @Override
    public void after(Duration delay, Runnable work) {
        if (!threads) {
            throw new OutOfMemoryError("unable to create native thread");
        }
        clock.after(delay, work);
    }

    @Override
    public long nanoTime() {
        return clock.nanoTime();
    }

    @Override
    public void close() {
        clock.close();
    }
}
