package io.freedom.internal.resources;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * What one request holds and what it is just acquiring. Each method is one step that nobody sees the half of.
 *
 * <p>Threading: may be used by any thread. Its monitor is held for a moment only: nothing foreign is called under it.
 */
final class Holdings {

    /** What {@link #keep} says where the request has ended. */
    static final int ENDED = -1;

    /** What {@link #keep} says where there is no room. */
    static final int FULL = -2;

    private final OptionalInt most;
    private List<Holding> held = new ArrayList<>();
    private @Nullable Acquiring underWay;
    private int underWayCount;
    private @Nullable Map<Thread, Acquiring> waits;
    private boolean ended;

    /** @param most how much may be held at once */
    Holdings(OptionalInt most) {
        this.most = most;
    }

    /**
     * What is held under the name, or else the acquisition that this thread is to {@link Acquiring#begin} and then to tell
     * {@link #keep} or {@link #giveUp} of, or else the one that is under way: to be waited for by {@link #await}, and asked
     * again. After the end nobody waits for anybody.
     *
     * @return null where there is no room
     */
    synchronized @Nullable Turn turn(String name) {
        for (int i = held.size() - 1; i >= 0; i--) {
            if (name.equals(held.get(i).name())) {
                return held.get(i);
            }
        }
        if (!ended) {
            for (Acquiring other = underWay; other != null; other = other.next) {
                if (other.name().equals(name)) {
                    return other;
                }
            }
            if (isFull(0)) {
                return null;
            }
        }
        underWay = new Acquiring(name, underWay);
        underWayCount++;
        return underWay;
    }

    private boolean isFull(int reserved) {
        return most.isPresent() && held.size() + underWayCount - reserved >= most.getAsInt();
    }

    /**
     * Waits until another thread's source has answered.
     *
     * @return false, at once, where it never could: the source is this thread's own, or its thread waits for this one
     */
    boolean await(Acquiring other) throws InterruptedException {
        Thread thread = Thread.currentThread();
        CountDownLatch end;
        synchronized (this) {
            if (needs(other, thread)) {
                return false;
            }
            if (!isUnderWay(other)) {
                return true;
            }
            if (waits == null) {
                waits = new HashMap<>();
            }
            waits.put(thread, other);
            end = other.end();
        }
        try {
            end.await();
        } finally {
            noLongerWaits(thread);
        }
        return true;
    }

    private boolean needs(Acquiring acquiring, Thread thread) {
        for (Acquiring next = acquiring; next != null; next = waits == null ? null : waits.get(next.thread())) {
            if (next.thread() == thread) {
                return true;
            }
        }
        return false;
    }

    private boolean acquires(Thread thread) {
        Acquiring next = underWay;
        while (next != null && next.thread() != thread) {
            next = next.next;
        }
        return next != null;
    }

    private boolean isUnderWay(Acquiring acquiring) {
        for (Acquiring next = underWay; next != null; next = next.next) {
            if (next == acquiring) {
                return true;
            }
        }
        return false;
    }

    private synchronized void noLongerWaits(Thread thread) {
        if (waits != null) {
            waits.remove(thread);
        }
    }

    /**
     * The source of this acquisition gave something: holds it, unless the request has ended.
     *
     * @return how many are held with it, or {@link #ENDED}
     */
    synchronized int keep(Acquiring acquiring, Holding holding) {
        giveUp(acquiring);
        return ended ? ENDED : add(holding);
    }

    private int add(Holding holding) {
        held.add(holding);
        return held.size();
    }

    /** This acquisition is over. No effect after the first call. */
    synchronized void giveUp(Acquiring acquiring) {
        Acquiring before = null;
        for (Acquiring next = underWay; next != null; before = next, next = next.next) {
            if (next == acquiring) {
                if (before == null) {
                    underWay = next.next;
                } else {
                    before.next = next.next;
                }
                underWayCount--;
                acquiring.ended();
                return;
            }
        }
    }

    /**
     * Holds what was lent, unless the request has ended, or there is no room. Where it is lent to a source that this thread
     * calls, it has the room that is kept for what the source gives: it may be the same.
     *
     * @return how many are held with it, or {@link #ENDED}, or {@link #FULL}
     */
    synchronized int keep(Holding lent) {
        if (ended) {
            return ENDED;
        }
        return isFull(acquires(Thread.currentThread()) ? 1 : 0) ? FULL : add(lent);
    }

    /** Takes out what is held under the name: it is for the caller to give back. Null where there is none. */
    synchronized @Nullable Holding take(String name) {
        for (int i = held.size() - 1; i >= 0; i--) {
            if (name.equals(held.get(i).name())) {
                return held.remove(i);
            }
        }
        return null;
    }

    /** Takes this very resource out: it is for the caller to give back. Null where somebody else has taken it. */
    synchronized @Nullable Holding take(Resource resource) {
        for (int i = held.size() - 1; i >= 0; i--) {
            if (held.get(i).resource() == resource) {
                return held.remove(i);
            }
        }
        return null;
    }

    /** Takes everything out, in the order of its acquisition: it is for the caller to give back. */
    synchronized List<Holding> takeAll() {
        if (held.isEmpty()) {
            return List.of();
        }
        List<Holding> all = held;
        held = new ArrayList<>();
        return all;
    }

    /** Takes everything out for good. What comes later is refused; a second call finds nothing. */
    synchronized List<Holding> end() {
        ended = true;
        List<Holding> all = held;
        held = List.of();
        return all;
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    /** What is held now, in the order of its acquisition. */
    synchronized List<Holding> now() {
        return List.copyOf(held);
    }
}
