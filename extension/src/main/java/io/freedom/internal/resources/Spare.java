package io.freedom.internal.resources;

import org.jspecify.annotations.Nullable;

/** A thread for what can't be done by the one that should, because something blocks that: made only then. */
final class Spare {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private Spare() {}

    /**
     * Runs the work on a thread of its own, at once; on this one where the system has none left.
     *
     * @param loader what the work finds as its thread's context class loader
     */
    static void run(@Nullable ClassLoader loader, Runnable work) {
        Thread thread = new Thread(null, work, "freedom-release", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        try {
            thread.start();
        } catch (OutOfMemoryError noThread) {
            LOG.log(System.Logger.Level.DEBUG, "no thread can be made to give back what requests hold", noThread);
            work.run();
        }
    }
}
