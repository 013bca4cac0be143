package io.freedom.internal.server;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

/**
 * Runs work as a part of the site on whatever thread: names below {@code java:comp} are the site's, and transactions can be
 * begun. Where the server has no Jakarta Concurrency there are no such names, and work is simply run.
 *
 * <p>What is captured includes the caller's identity. So it is captured where there is no caller: while the site starts, or
 * else by a request that nobody has logged in to.
 *
 * <p>Threading: may be used by any thread.
 */
public final class ComponentContext implements Executor {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private final Callable<Executor> environment;
    private volatile Executor site = Runnable::run;
    private volatile boolean settled;

    public ComponentContext() {
        this(() -> ContextualExecutor.capture());
    }

    ComponentContext(Callable<Executor> environment) {
        this.environment = environment;
    }

    /** Whether {@link #capture} has nothing more to do. */
    public boolean isSettled() {
        return settled;
    }

    /**
     * Captures the environment of this thread.
     *
     * @param last whether it is not to be tried again
     */
    public void capture(boolean last) {
        if (settled) {
            return;
        }
        try {
            site = environment.call();
            settled = true;
        } catch (Exception missing) {
            LOG.log(System.Logger.Level.DEBUG, "no environment of the site can be captured", missing);
            settled = last;
        } catch (LinkageError noConcurrency) {
            LOG.log(System.Logger.Level.DEBUG, "this server has no Jakarta Concurrency", noConcurrency);
            settled = true;
        }
    }

    /** Runs the work once, on this thread; without its environment where that is gone, because the site is being stopped. */
    @Override
    public void execute(Runnable work) {
        Tried tried = new Tried(work);
        try {
            site.execute(tried);
        } catch (RuntimeException | LinkageError failure) {
            if (tried.began) {
                throw failure;
            }
            LOG.log(System.Logger.Level.DEBUG, "the environment of the site is gone", failure);
            work.run();
        }
    }

    /** Knows whether the work began: a failure before that is the server's. */
    private static final class Tried implements Runnable {

        private final Runnable work;
        private boolean began;

        Tried(Runnable work) {
            this.work = work;
        }

        @Override
        public void run() {
            began = true;
            work.run();
        }
    }
}
