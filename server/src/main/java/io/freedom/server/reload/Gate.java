package io.freedom.server.reload;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;

/**
 * Lets requests in while there is a site for them. Those that have come in are waited for before the site goes, and ended if
 * they take too long, so that none of them delays the next reload too.
 *
 * <p>Threading: any thread comes in and leaves; one at a time closes and opens.
 */
final class Gate {

    /** How long a request that was ended may take to notice it. */
    private static final Duration PARTING = Duration.ofMillis(200);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private final Set<Visit> inside = new HashSet<>();
    private boolean closed;

    /** Comes in; nothing while the gate is closed. */
    Optional<Visit> enter(Request request) {
        lock.lock();
        try {
            if (closed) {
                return Optional.empty();
            }
            Visit visit = new Visit(request);
            inside.add(visit);
            return Optional.of(visit);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets nobody in any more, and waits until all are out. Who is still inside after the time of grace is told to end, then
     * loses the connection, and counts no longer.
     *
     * @return how many those were
     */
    int close(Duration grace) {
        List<Visit> late = late(grace);
        if (late.isEmpty()) {
            return 0;
        }
        late.forEach(Visit::fail);
        late(PARTING).forEach(Visit::cut);
        lock.lock();
        try {
            inside.clear();
        } finally {
            lock.unlock();
        }
        return late.size();
    }

    void open() {
        lock.lock();
        try {
            closed = false;
        } finally {
            lock.unlock();
        }
    }

    private List<Visit> late(Duration grace) {
        lock.lock();
        try {
            closed = true;
            long nanos = grace.toNanos();
            while (!inside.isEmpty() && nanos > 0) {
                nanos = left.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            // Who interrupts the reload does not want to wait.
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return inside();
    }

    private List<Visit> inside() {
        lock.lock();
        try {
            return List.copyOf(inside);
        } finally {
            lock.unlock();
        }
    }

    /** A request that has come in. */
    final class Visit {

        private final Request request;

        private Visit(Request request) {
            this.request = request;
        }

        /** Only the first call has an effect. */
        void leave() {
            lock.lock();
            try {
                inside.remove(this);
                left.signalAll();
            } finally {
                lock.unlock();
            }
        }

        /** An asynchronous request fails as if its client had gone away, on another thread. */
        private void fail() {
            try {
                request.fail(new EofException("The site is deployed anew."));
            } catch (RuntimeException completedMeanwhile) {
                leave();
            }
        }

        /** A browser that listens connects again, to the new site. */
        private void cut() {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
        }
    }
}
