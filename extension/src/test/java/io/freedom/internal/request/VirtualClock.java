package io.freedom.internal.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A timer whose time passes only when it is told to. */
final class VirtualClock implements Timer {

    private record Due(Duration at, Runnable task) {}

    private final List<Due> due = new ArrayList<>();
    private Duration now = Duration.ZERO;

    @Override
    public void after(Duration delay, Runnable task) {
        due.add(new Due(now.plus(delay), task));
    }

    void advance(Duration time) {
        now = now.plus(time);
        List<Due> ready = due.stream()
                .filter(entry -> entry.at.compareTo(now) <= 0)
                .sorted(Comparator.comparing(Due::at))
                .toList();
        due.removeAll(ready);
        ready.forEach(entry -> entry.task.run());
    }

    @Override
    public void close() {
        due.clear();
    }
}
