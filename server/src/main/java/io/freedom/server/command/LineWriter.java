package io.freedom.server.command;

import java.io.PrintStream;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes whole lines in their order, on a thread of its own: a terminal that stands still, because somebody scrolls or a pipe
 * is full, holds up nobody who has a line to tell. Where too many wait, some are left out, and that is said.
 *
 * <p>Threading: any thread may call anything.
 */
final class LineWriter implements AutoCloseable {

    private static final int MOST_WAITING = 10_000;

    private final PrintStream out;
    private final AtomicLong leftOut = new AtomicLong();
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), LineWriter::thread);

    /** Nothing is written before {@link #begin}. */
    LineWriter(PrintStream out) {
        this.out = out;
    }

    /** Writes a text of several lines, and after it everything that was told until now. */
    void begin(String text) {
        out.println(text);
        thread.prestartCoreThread();
    }

    /** Writes a line, soon. */
    void write(String line) {
        if (!thread.getQueue().offer(() -> print(line))) {
            leftOut.incrementAndGet();
        }
    }

    private void print(String line) {
        long missing = leftOut.getAndSet(0);
        if (missing > 0) {
            print("(%d lines are left out: the terminal stood still)".formatted(missing));
        }
        // In one piece, so that nobody else's line comes between.
        out.print(line + System.lineSeparator());
        out.flush();
    }

    /** Writes what is still to be written, if that takes no longer than a second. */
    @Override
    public void close() {
        thread.prestartCoreThread();
        thread.shutdown();
        try {
            thread.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "freedom-lines");
        thread.setDaemon(true);
        return thread;
    }
}
