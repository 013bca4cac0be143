package io.freedom.internal.timer;

import java.time.Duration;

/** Runs work later. */
public interface Timer extends AutoCloseable {

    /**
     * Runs the work, which is soon done, once, on any thread, after the delay, or earlier if the timer is closed.
     *
     * @throws OutOfMemoryError if the system has no thread for it; then it is never run
     */
    void after(Duration delay, Runnable work);

    /** The time on this timer's clock, as {@link System#nanoTime()} counts it. */
    long nanoTime();

    @Override
    void close();
}
