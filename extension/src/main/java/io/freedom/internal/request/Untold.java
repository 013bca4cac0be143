package io.freedom.internal.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What no thread had taken when the threads were stopped. It is told as long as there is time for that. Then it is given up:
 * nobody is told, but what has to be done all the same is done, on several threads, so that one that blocks holds up none.
 *
 * <p>Threading: closed by one thread; {@link #isGivenUpHere} may be asked by any.
 */
final class Untold {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private static final int MOST_THREADS = 16;

    private final Queue<Telling> left;
    private final ThreadFactory maker;
    private final List<Thread> last = new ArrayList<>();
    private final Set<Thread> givingUp = ConcurrentHashMap.newKeySet();
    private @Nullable Thread teller;

    /** @param maker makes daemons */
    Untold(List<? extends Telling> left, ThreadFactory maker) {
        this.left = new ConcurrentLinkedQueue<>(left);
        this.maker = maker;
    }

    /** Tells one after the other on a thread of its own, and waits for that as long as there is time. */
    void tell(Duration time) throws InterruptedException {
        if (!left.isEmpty()) {
            teller = start(() -> drain(left, Telling::run));
        }
        if (teller != null) {
            teller.join(time.toMillis());
        }
    }

    /**
     * Begins to give up what is not even begun, and interrupts what is just being told.
     *
     * @return how much that is
     */
    int giveUp() {
        Queue<Telling> rest = new ConcurrentLinkedQueue<>();
        drain(left, rest::add);
        if (teller != null) {
            teller.interrupt();
        }
        int many = rest.size();
        while (last.size() < Math.min(many, MOST_THREADS)) {
            Thread thread = start(() -> giveUp(rest));
            if (thread == null) {
                break;
            }
            last.add(thread);
        }
        if (last.isEmpty()) {
            giveUp(rest);
        }
        return many;
    }

    /** Waits until all is given up, as long as there is time: what blocks goes on without the site. */
    void await(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (Thread thread : last) {
            TimeUnit.NANOSECONDS.timedJoin(thread, end - System.nanoTime());
        }
    }

    /** Whether this thread gives up: what follows from that is not told either. */
    boolean isGivenUpHere() {
        return givingUp.contains(Thread.currentThread());
    }

    private void giveUp(Queue<Telling> rest) {
        givingUp.add(Thread.currentThread());
        try {
            drain(rest, Telling::giveUp);
        } finally {
            givingUp.remove(Thread.currentThread());
        }
    }

    private static void drain(Queue<Telling> events, Consumer<Telling> work) {
        for (Telling next = events.poll(); next != null; next = events.poll()) {
            try {
                work.accept(next);
            } catch (RuntimeException | Error failure) {
                LOG.log(System.Logger.Level.DEBUG, "an event could not be delivered", failure);
            }
        }
    }

    private @Nullable Thread start(Runnable work) {
        try {
            Thread thread = maker.newThread(work);
            thread.start();
            return thread;
        } catch (OutOfMemoryError noThread) {
            LOG.log(System.Logger.Level.DEBUG, "no thread can be made for what waited", noThread);
            return null;
        }
    }
}
