package io.freedom.internal.timer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A timer whose time passes only when it is told to. */
public final class VirtualClock implements Timer {

    private record Due(Duration at, Runnable task) {}

    private final List<Due> due = new ArrayList<>();
    private Duration now = Duration.ZERO;

    @Override
    public void after(Duration delay, Runnable task) {
        due.add(new Due(now.plus(delay), task));
    }

    public boolean isIdle() {
        return due.isEmpty();
    }

    /** Runs what becomes due, in order, at its time; what it asks for in turn as well, if it becomes due too. */
    public void advance(Duration time) {
        Duration until = now.plus(time);
        for (Due next = next(until); next != null; next = next(until)) {
            due.remove(next);
            now = next.at;
            next.task.run();
        }
        now = until;
    }

    private @Nullable Due next(Duration until) {
        return due.stream()
                .filter(entry -> entry.at.compareTo(until) <= 0)
                .min(Comparator.comparing(Due::at))
                .orElse(null);
    }

    @Override
    public long nanoTime() {
        return now.toNanos();
    }

    @Override
    public void close() {
        due.clear();
    }
}
