package io.freedom.internal.resources;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one request is just acquiring, and who waits for that.
 *
 * <p>Threading: guarded by the {@link Holdings} that made it.
 */
final class UnderWay {

    private @Nullable Acquiring last;
    private int rooms;
    private @Nullable Map<Thread, Acquiring> waits;

    /** This thread is to acquire under this name. */
    Acquiring add(String name) {
        last = new Acquiring(name, last);
        rooms++;
        return last;
    }

    /** @param thread whose; null for any */
    @Nullable
    Acquiring of(String name, @Nullable Thread thread) {
        Acquiring next = last;
        while (next != null && !(next.name().equals(name) && (thread == null || next.thread() == thread))) {
            next = next.next;
        }
        return next;
    }

    /** No effect after the first call. */
    void remove(Acquiring acquiring) {
        Acquiring before = null;
        for (Acquiring next = last; next != null; before = next, next = next.next) {
            if (next == acquiring) {
                if (before == null) {
                    last = next.next;
                } else {
                    before.next = next.next;
                }
                takeRoom(acquiring);
                acquiring.ended();
                return;
            }
        }
    }

    /** How much room is kept for what sources will give. */
    int rooms() {
        return rooms;
    }

    /** Takes the room that is kept for this one. @return false if it has been taken */
    boolean takeRoom(Acquiring acquiring) {
        boolean taken = acquiring.takeRoom();
        if (taken) {
            rooms--;
        }
        return taken;
    }

    /** Takes the room that is kept for one of this thread. @return false if there is none */
    boolean takeRoom(Thread thread) {
        for (Acquiring next = last; next != null; next = next.next) {
            if (next.thread() == thread && takeRoom(next)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether this acquisition can't end before this thread goes on. A thread that has not yet seen the answer that it waited for
     * waits for nobody any more.
     */
    boolean needs(Acquiring acquiring, Thread thread) {
        Acquiring next = acquiring;
        while (next != null && !next.hasEnded() && next.thread() != thread) {
            next = waits == null ? null : waits.get(next.thread());
        }
        return next != null && !next.hasEnded();
    }

    void waits(Thread thread, Acquiring other) {
        if (waits == null) {
            waits = new HashMap<>();
        }
        waits.put(thread, other);
    }

    void noLongerWaits(Thread thread) {
        if (waits != null) {
            waits.remove(thread);
        }
    }

    /** In the order in which they began. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (Acquiring next = last; next != null; next = next.next) {
            names.add(0, next.name());
        }
        return names;
    }

    /** Whether room is kept for what a source of this thread will give. */
    boolean hasRoom(Thread thread) {
        Acquiring next = last;
        while (next != null && !(next.thread() == thread && next.hasRoom())) {
            next = next.next;
        }
        return next != null;
    }
}
