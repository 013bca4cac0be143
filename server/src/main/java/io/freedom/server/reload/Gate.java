package io.freedom.server.reload;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where requests wait while there is no site for them. Those that have come in can be waited for.
 *
 * <p>Threading: any thread; one at a time closes and opens.
 */
final class Gate {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed;
    private int inside;

    /** Waits while the gate is closed, and comes in. */
    void enter() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (closed) {
                changed.await();
            }
            inside++;
        } finally {
            lock.unlock();
        }
    }

    /** Called once for each that came in. */
    void leave() {
        lock.lock();
        try {
            inside--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets nobody in any more, and waits until all are out.
     *
     * @return how many are still inside after the time of grace
     */
    int close(Duration grace) throws InterruptedException {
        lock.lock();
        try {
            closed = true;
            long left = grace.toNanos();
            while (inside > 0 && left > 0) {
                left = changed.awaitNanos(left);
            }
            return inside;
        } finally {
            lock.unlock();
        }
    }

    void open() {
        lock.lock();
        try {
            closed = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
