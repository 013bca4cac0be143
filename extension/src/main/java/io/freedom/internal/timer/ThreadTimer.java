package io.freedom.internal.timer;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer on the system's clock. Its one thread is there only while it waits, and for ten seconds after. */
public final class ThreadTimer implements Timer {

    private static final Duration LAST_WORK = Duration.ofSeconds(5);

    private final Set<Task> pending = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(null, work, "freedom-watchdog", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(ThreadTimer.class.getClassLoader());
        return thread;
    });

    public ThreadTimer() {
        executor.setKeepAliveTime(10, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
    }

    @Override
    public void after(Duration delay, Runnable work) {
        Task task = new Task(work);
        pending.add(task);
        try {
            executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            task.run();
        } catch (OutOfMemoryError noThread) {
            if (pending.remove(task)) {
                throw noThread;
            }
        }
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    /** Runs what is still waiting, on this thread, and waits for what runs; whatever comes later runs at once. */
    @Override
    public void close() {
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.shutdown();
        Set.copyOf(pending).forEach(Task::run);
        try {
            executor.awaitTermination(LAST_WORK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Removing a task decides which thread runs it. */
    private final class Task implements Runnable {

        private final Runnable work;

        Task(Runnable work) {
            this.work = work;
        }

        @Override
        public void run() {
            if (pending.remove(this)) {
                work.run();
            }
        }
    }
}
