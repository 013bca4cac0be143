package io.freedom.server.reload;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Looks at the files again and again, so that a change is reported before anybody asks for a page. It takes its time where
 * that costs much: at most a fiftieth of a processor.
 *
 * <p>Threading: the looks are on a thread of its own.
 */
final class Watcher implements AutoCloseable {

    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int SHARE = 50;

    private final LongSupplier look;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "freedom-watcher");

    /** @param look returns how many nanoseconds of a processor it took */
    Watcher(LongSupplier look) {
        this.look = look;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            long pause = SHORTEST_PAUSE;
            while (!closed.await(pause, TimeUnit.NANOSECONDS)) {
                pause = Math.max(SHORTEST_PAUSE, SHARE * look.getAsLong());
            }
        } catch (InterruptedException e) {
            // Nobody but the end of the process interrupts it.
            Thread.currentThread().interrupt();
        }
    }

    /** There is no look after the one that may be under way. */
    @Override
    public void close() {
        closed.countDown();
    }
}
