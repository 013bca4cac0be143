package io.freedom.server.reload;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells when changed files are as somebody wanted to save them: many programs empty a file first, or delete it, and then write.
 * So a file that was written just now has to be the same twice, and one that is empty now is given some time.
 *
 * <p>Threading: one thread, which waits here.
 */
final class Settling {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long YOUNG = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(500);

    private final Snapshot old;
    private final LongSupplier nanoTime;
    private final long began;
    private @Nullable Snapshot last;

    /** @param old what was there before the change */
    Settling(Snapshot old) {
        this(old, System::nanoTime);
    }

    /** @param nanoTime the clock by which it takes too long */
    Settling(Snapshot old, LongSupplier nanoTime) {
        this.old = old;
        this.nanoTime = nanoTime;
        began = nanoTime.getAsLong();
    }

    /** Whether nothing says that somebody is in the middle of it. */
    boolean seemsDone(Snapshot now) {
        Changes changes = now.since(old);
        return changes.gone().isEmpty() && !isUnfinished(changes, now);
    }

    /** Waits a little, unless the files have settled: then they need not be looked at again. */
    boolean goesOn(Snapshot now) {
        Changes changes = now.since(old);
        boolean settled = !isUnfinished(changes, now) && (isSameAs(last, now) || isOld(changes, now));
        if (settled || nanoTime.getAsLong() - began > LONGEST) {
            return false;
        }
        last = now;
        LockSupport.parkNanos(PAUSE);
        return true;
    }

    private boolean isUnfinished(Changes changes, Snapshot now) {
        return changes.present().stream().anyMatch(file -> {
            FileState before = old.files().get(file);
            return state(now, file).size() == 0 && (before == null || before.size() > 0);
        });
    }

    private static boolean isSameAs(@Nullable Snapshot before, Snapshot now) {
        return before != null && now.since(before).isEmpty();
    }

    private static boolean isOld(Changes changes, Snapshot now) {
        long time = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        return changes.gone().isEmpty()
                && changes.present().stream()
                        .allMatch(file -> time - state(now, file).modified() > YOUNG);
    }

    private static FileState state(Snapshot now, Path file) {
        return Objects.requireNonNull(now.files().get(file));
    }
}
