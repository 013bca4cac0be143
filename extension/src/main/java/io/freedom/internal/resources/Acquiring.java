package io.freedom.internal.resources;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * One acquisition by name that is under way: its source is to be called, or being called.
 *
 * <p>Threading: what can change is guarded by the {@link Holdings} that made it, but for {@link #begin}.
 */
final class Acquiring implements Turn {

    private final String name;
    private final Thread thread;
    private boolean begun;
    private boolean room = true;
    private boolean over;
    private @Nullable CountDownLatch end;

    /** The next one of the same request. */
    @Nullable
    Acquiring next;

    Acquiring(String name, @Nullable Acquiring next) {
        this.name = name;
        this.thread = Thread.currentThread();
        this.next = next;
    }

    String name() {
        return name;
    }

    /** The thread that calls the source. */
    Thread thread() {
        return thread;
    }

    /** Whether it is for this thread to call the source now: not another one's, and not begun before. */
    boolean begin() {
        if (begun || thread != Thread.currentThread()) {
            return false;
        }
        begun = true;
        return true;
    }

    boolean hasRoom() {
        return room;
    }

    /** Takes the room that was kept for what the source will give. @return false if it has been taken */
    boolean takeRoom() {
        boolean taken = room;
        room = false;
        return taken;
    }

    /** Opens when the source has answered, whatever it answered. */
    CountDownLatch end() {
        if (end == null) {
            end = new CountDownLatch(1);
        }
        return end;
    }

    boolean hasEnded() {
        return over;
    }

    void ended() {
        over = true;
        if (end != null) {
            end.countDown();
        }
    }
}
