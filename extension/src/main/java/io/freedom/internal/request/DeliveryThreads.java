package io.freedom.internal.request;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Threads of Freedom's own, on which observers run where the thread that ends a request must not wait for them: the client,
 * the next request of its connection or the server's I/O may depend on it. The server's worker threads would not do either:
 * what observers give back may be what all of them wait for. One instance per deployment.
 *
 * <p>Threading: may be used by any thread. The threads are daemons, made when they are needed, and gone after ten seconds
 * without work. Work that finds all of them busy waits, however much waits already: the caller may be a thread that serves
 * I/O. It runs work itself only after {@link #close}, and where there is no thread and none can be made.
 */
public final class DeliveryThreads implements Executor, AutoCloseable {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private static final int MOST_THREADS = 256;
    private static final int A_GREAT_DEAL = 10_000;
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration LAST_WORK = Duration.ofSeconds(5);

    private final Executor site;
    private final Duration lastWork;
    private final ThreadFactory maker;
    private final Waiting waiting = new Waiting();
    private final AtomicInteger parked = new AtomicInteger();
    private final AtomicBoolean toldOfMany = new AtomicBoolean();
    private final AtomicInteger count = new AtomicInteger();
    private final ThreadPoolExecutor threads;
    private volatile @Nullable Untold untold;

    /** @param site runs work on the thread that asks, in the environment of the site */
    public DeliveryThreads(Executor site) {
        this(site, MOST_THREADS, LAST_WORK, Thread::new);
    }

    /** @param maker what makes a thread, without any of its properties */
    DeliveryThreads(Executor site, int mostThreads, Duration lastWork, Maker maker) {
        this.site = site;
        this.lastWork = lastWork;
        this.maker = work -> newThread(work, maker);
        this.threads = new ThreadPoolExecutor(
                0,
                mostThreads,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                waiting,
                this.maker,
                (work, busy) -> ((Work) work).refused = true);
    }

    /** As the constructor of {@link Thread}. */
    @FunctionalInterface
    interface Maker {

        Thread make(@Nullable ThreadGroup group, Runnable work, String name, long stack, boolean inherits);
    }

    /** Runs the work soon on another thread; after {@link #close}, on this one. Of a {@link Telling} more is known. */
    @Override
    public void execute(Runnable work) {
        Work asked = new Work(work);
        if (isTaken(asked)) {
            return;
        }
        if (threads.isShutdown()) {
            Untold left = untold;
            if (left != null && left.isGivenUpHere()) {
                asked.giveUp();
            } else {
                asked.run();
            }
            return;
        }
        park(asked);
        boolean nobodyComes = threads.isShutdown() || threads.getPoolSize() == 0;
        if (nobodyComes && waiting.remove(asked)) {
            asked.run();
        }
    }

    /** Whether a thread has it now. */
    private boolean isTaken(Work work) {
        try {
            threads.execute(work);
            return !work.refused;
        } catch (RuntimeException | Error noThread) {
            LOG.log(System.Logger.Level.DEBUG, "no thread can be made for an observer", noThread);
            return false;
        }
    }

    private void park(Work work) {
        work.parked = true;
        int many = parked.incrementAndGet();
        waiting.park(work);
        if (many >= A_GREAT_DEAL && toldOfMany.compareAndSet(false, true)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "FREEDOM-0305: " + many + " events wait for observers of RequestFailed or RequestFinished, because "
                            + threads.getActiveCount() + " threads are busy with them. They wait in memory; see that"
                            + " observers end sooner. This is logged once.");
        }
    }

    /** Inherits neither the thread locals nor the class loader of a thread that may belong to anybody. */
    private Thread newThread(Runnable work, Maker made) {
        Thread thread = made.make(null, work, "freedom-finished-" + count.incrementAndGet(), 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(DeliveryThreads.class.getClassLoader());
        return thread;
    }

    /**
     * Waits for what is under way, for five seconds; then it is interrupted, so that no thread outlives the site. What still
     * waited for a thread gets one, for another five seconds; then it is given up, which may take five more.
     */
    @Override
    public void close() {
        threads.shutdown();
        boolean interrupted = false;
        try {
            if (threads.awaitTermination(lastWork.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException undeployment) {
            interrupted = true;
        }
        int running = threads.getActiveCount();
        List<Work> left = threads.shutdownNow().stream().map(Work.class::cast).toList();
        interrupted |= closeAfter(new Untold(left, maker), running);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether this thread was interrupted */
    private boolean closeAfter(Untold left, int running) {
        untold = left;
        boolean interrupted = false;
        try {
            left.tell(lastWork);
        } catch (InterruptedException undeployment) {
            interrupted = true;
        }
        warn(running, left.giveUp());
        try {
            left.await(lastWork);
        } catch (InterruptedException undeployment) {
            interrupted = true;
        }
        return interrupted;
    }

    private void warn(int running, int untold) {
        LOG.log(
                System.Logger.Level.WARNING,
                "FREEDOM-0304: Observers of RequestFailed or RequestFinished still run (" + running
                        + ") although the site is being undeployed and had " + lastWork.toSeconds()
                        + " s for them. They are interrupted; see that they end sooner."
                        + (untold == 0
                                ? ""
                                : " " + untold + " events that waited for them are told nobody any more; what their"
                                        + " requests hold is given back all the same."));
    }

    /** One event, or the end of a request that waited for one. */
    private final class Work implements Telling {

        private final Runnable work;
        private boolean refused;
        private volatile boolean parked;

        Work(Runnable work) {
            this.work = work;
        }

        @Override
        public void run() {
            taken();
            site.execute(work);
        }

        @Override
        public void giveUp() {
            taken();
            if (work instanceof Telling telling) {
                site.execute(telling::giveUp);
            }
        }

        private void taken() {
            if (parked) {
                DeliveryThreads.this.parked.decrementAndGet();
            }
        }
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
