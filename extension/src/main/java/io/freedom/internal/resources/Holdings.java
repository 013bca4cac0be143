package io.freedom.internal.resources;

import java.util.ArrayList;
import java.util.List;
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
    private final UnderWay underWay = new UnderWay();
    private List<Holding> held = new ArrayList<>();
    private boolean ended;

    /** @param most how much may be held at once */
    Holdings(OptionalInt most) {
        this.most = most;
    }

    /**
     * What is held under the name, or else the acquisition that this thread is to {@link Acquiring#begin} and then to tell
     * {@link #keep} or {@link #giveUp} of, or else the one that is under way: to be waited for by {@link #await}, and asked
     * again. After the end nobody waits for another thread.
     *
     * @return null where there is no room
     */
    synchronized @Nullable Turn turn(String name) {
        int there = held(name);
        if (there >= 0) {
            return held.get(there);
        }
        Acquiring other = underWay.of(name, ended ? Thread.currentThread() : null);
        if (other != null) {
            return other;
        }
        return !ended && isFull() ? null : underWay.add(name);
    }

    /** @return where it is; less than 0 where it is not */
    private int held(String name) {
        int i = held.size() - 1;
        while (i >= 0 && !held.get(i).isNamed(name)) {
            i--;
        }
        return i;
    }

    private int held(Resource resource) {
        int i = held.size() - 1;
        while (i >= 0 && held.get(i).resource() != resource) {
            i--;
        }
        return i;
    }

    private @Nullable Holding take(int index) {
        return index < 0 ? null : held.remove(index);
    }

    private boolean isFull() {
        return most.isPresent() && held.size() + underWay.rooms() >= most.getAsInt();
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
            if (other.hasEnded()) {
                return true;
            }
            if (underWay.needs(other, thread)) {
                return false;
            }
            underWay.waits(thread, other);
            end = other.end();
        }
        try {
            end.await();
        } finally {
            synchronized (this) {
                underWay.noLongerWaits(thread);
            }
        }
        return true;
    }

    /**
     * The source of this acquisition gave what is held under another name: it has both from now on, and this acquisition is over.
     *
     * @return null if nothing that is held under a name is this object
     */
    synchronized @Nullable Holding share(Acquiring acquiring, Object given) {
        for (int i = held.size() - 1; i >= 0; i--) {
            Holding there = held.get(i);
            if (!there.isLent() && there.resource().given() == given) {
                giveUp(acquiring);
                held.set(i, there.named(acquiring.name()));
                return held.get(i);
            }
        }
        return null;
    }

    /**
     * The source of this acquisition gave something: holds it, unless the request has ended, or what was lent to the source took
     * its room.
     *
     * @return how many are held with it, or {@link #ENDED}, or {@link #FULL}
     */
    synchronized int keep(Acquiring acquiring, Holding holding) {
        boolean room = underWay.takeRoom(acquiring) || !isFull();
        giveUp(acquiring);
        return ended ? ENDED : room ? add(holding) : FULL;
    }

    private int add(Holding holding) {
        held.add(holding);
        return held.size();
    }

    /** This acquisition is over. No effect after the first call. */
    synchronized void giveUp(Acquiring acquiring) {
        underWay.remove(acquiring);
    }

    /**
     * Holds what was lent, unless the request has ended, or there is no room. Where it is lent to a source that this thread
     * calls, it may take the room that is kept for what the source gives: it may be the same.
     *
     * @return how many are held with it, or {@link #ENDED}, or {@link #FULL}
     */
    synchronized int keep(Holding lent) {
        if (ended) {
            return ENDED;
        }
        return isFull() && !underWay.takeRoom(Thread.currentThread()) ? FULL : add(lent);
    }

    /**
     * Takes out what is held under the name: it is for the caller to give back. Null where there is none, or where it has another
     * name, which is the only one from then on.
     */
    synchronized @Nullable Holding take(String name) {
        int there = held(name);
        if (there >= 0 && held.get(there).names().size() > 1) {
            held.set(there, held.get(there).notNamed(name));
            return null;
        }
        return take(there);
    }

    /** Takes this very resource out: it is for the caller to give back. Null where somebody else has taken it. */
    synchronized @Nullable Holding take(Resource resource) {
        return take(held(resource));
    }

    /** Takes this very resource out where it is lent, and not held under a name. Null where it is not. */
    synchronized @Nullable Holding takeLent(Resource resource) {
        int there = held(resource);
        return there >= 0 && held.get(there).isLent() ? take(there) : null;
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

    /** The same where nothing is held; else nothing. @return whether it is the end */
    synchronized boolean endIfEmpty() {
        if (!held.isEmpty()) {
            return false;
        }
        ended = true;
        return true;
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    /** What is held now, in the order of its acquisition. */
    synchronized List<Holding> now() {
        return List.copyOf(held);
    }

    /** The names that are being acquired now. */
    synchronized List<String> beingAcquired() {
        return underWay.names();
    }

    /** Whether {@link #keep(Holding)} would hold now what this thread was lent, or refuse it for another reason. */
    synchronized boolean hasRoom() {
        return ended || !isFull() || underWay.hasRoom(Thread.currentThread());
    }
}
