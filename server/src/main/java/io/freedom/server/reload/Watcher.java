package io.freedom.server.reload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Looks at the files: as soon as somebody asks for it, once for all who have asked before the look began; and again and again,
 * so that a change is reported before anybody asks for a page. Looks that nobody asks for take their time where they cost much:
 * at most a fiftieth of a processor.
 *
 * <p>Threading: the looks are on a thread of its own, and nobody waits on a thread for them. Any thread may ask.
 */
final class Watcher implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Watcher.class.getName());

    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int SHARE = 50;

    private final Look look;
    private final BlockingQueue<Runnable> asked = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "freedom-watcher");
    private volatile boolean closed;

    Watcher(Look look) {
        this.look = look;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /**
     * Asks for a look.
     *
     * @param then is called once after it, on the thread of the looks, and must not block
     */
    void ask(Runnable then) {
        asked.add(then);
        if (closed) {
            answerAll();
        }
    }

    private void run() {
        long next = System.nanoTime() + SHORTEST_PAUSE;
        while (!closed) {
            List<Runnable> waiting = waiting(next - System.nanoTime());
            if (!waiting.isEmpty()) {
                look(false);
                waiting.forEach(Watcher::answer);
            }
            // However many ask: what is seen only then is not put off.
            if (System.nanoTime() - next >= 0) {
                next = System.nanoTime() + Math.max(SHORTEST_PAUSE, SHARE * look(true));
            }
        }
        answerAll();
    }

    private long look(boolean idle) {
        try {
            return closed ? 0 : look.look(idle);
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "The files of the site could not be looked at.", e);
            return 0;
        }
    }

    private List<Runnable> waiting(long pause) {
        List<Runnable> waiting = new ArrayList<>();
        try {
            Runnable first = asked.poll(pause, TimeUnit.NANOSECONDS);
            if (first != null) {
                waiting.add(first);
                asked.drainTo(waiting);
            }
        } catch (InterruptedException e) {
            // Who interrupts every thread that there is, as code of the site's may, does not mean this one.
        }
        return waiting;
    }

    /** They get what there is. */
    private void answerAll() {
        for (Runnable each = asked.poll(); each != null; each = asked.poll()) {
            answer(each);
        }
    }

    /** One that fails keeps no other from its answer. */
    private static void answer(Runnable waiting) {
        try {
            waiting.run();
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "A request that has waited for the site could not go on.", e);
        }
    }

    /** There is no look after the one that may be under way. */
    @Override
    public void close() {
        closed = true;
        ask(() -> {});
    }

    /** Waits for the end of the look that is under way after {@link #close}. */
    void join(Duration most) {
        try {
            thread.join(most.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is done at each look. */
    interface Look {

        /**
         * Looks, and does what has to be done about what is seen.
         *
         * @param idle whether nobody asked for it
         * @return how many nanoseconds of a processor it took to look, without what was done about it
         */
        long look(boolean idle);
    }
}
