package io.freedom.internal.request;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads of Freedom's own, on which observers run where the thread that ends a request must not wait for them: the client,
 * the next request of its connection or the server's I/O may depend on it. The server's worker threads would not do either:
 * what observers give back may be what all of them wait for. One instance per deployment.
 *
 * <p>Threading: may be used by any thread. The threads are daemons, made when they are needed, and gone after ten seconds
 * without work. Work that finds all of them busy waits; the caller runs it itself only where a great deal waits already.
 */
public final class DeliveryThreads implements Executor, AutoCloseable {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private static final int MOST_THREADS = 256;
    private static final int MOST_WAITING = 10_000;
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration LAST_WORK = Duration.ofSeconds(5);

    private final Executor site;
    private final Duration lastWork;
    private final Waiting waiting = new Waiting();
    private final AtomicInteger count = new AtomicInteger();
    private final ThreadPoolExecutor threads;

    /** @param site runs work on the thread that asks, in the environment of the site */
    public DeliveryThreads(Executor site) {
        this(site, MOST_THREADS, LAST_WORK);
    }

    DeliveryThreads(Executor site, int mostThreads, Duration lastWork) {
        this.site = site;
        this.lastWork = lastWork;
        this.threads = new ThreadPoolExecutor(
                0,
                mostThreads,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                waiting,
                this::newThread,
                (work, busy) -> whereNoThreadIsFree(work));
    }

    /** Runs the work soon on another thread; after {@link #close}, on this one. */
    @Override
    public void execute(Runnable work) {
        threads.execute(() -> site.execute(work));
    }

    private void whereNoThreadIsFree(Runnable work) {
        if (threads.isShutdown() || waiting.size() >= MOST_WAITING) {
            work.run();
            return;
        }
        waiting.park(work);
        if (threads.isShutdown() && waiting.remove(work)) {
            work.run();
        }
    }

    /** Inherits neither the thread locals nor the class loader of a thread that may belong to anybody. */
    private Thread newThread(Runnable work) {
        Thread thread = new Thread(null, work, "freedom-finished-" + count.incrementAndGet(), 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(DeliveryThreads.class.getClassLoader());
        return thread;
    }

    /** Waits for what is under way, for five seconds; then it is interrupted, so that no thread outlives the site. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (threads.awaitTermination(lastWork.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        LOG.log(
                System.Logger.Level.WARNING,
                "FREEDOM-0304: Observers of RequestFailed or RequestFinished still run (" + threads.getActiveCount()
                        + ") although the site is being undeployed and had " + lastWork.toSeconds()
                        + " s for them. They are interrupted; see that they end sooner.");
        threads.shutdownNow().forEach(Runnable::run);
    }

    /**
     * Takes work at once only if a thread waits for it, so that another thread is made as long as there may be one more.
     * What is parked is taken by the next thread that is free.
     */
    private static final class Waiting extends LinkedTransferQueue<Runnable> {

        private static final long serialVersionUID = 1L;

        @Override
        public boolean offer(Runnable work) {
            return tryTransfer(work);
        }

        void park(Runnable work) {
            super.offer(work);
        }
    }
}
