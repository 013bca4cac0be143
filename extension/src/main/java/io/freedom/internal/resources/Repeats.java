package io.freedom.internal.resources;

import io.freedom.internal.timer.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Lets the same thing be told once a minute: where a cache or a database is gone, every request would tell it.
 *
 * <p>Threading: may be used by any thread.
 */
final class Repeats {

    /** What {@link #tell} says where it is not the time. */
    static final int NOT_NOW = -1;

    static final Duration EVERY = Duration.ofMinutes(1);

    /** Whoever makes up paths must not fill the memory: beyond it, all that is new is the same thing. */
    static final int MOST = 1_000;

    private static final String ALL_ELSE = "";

    /** When it was told last, and what came since. */
    private static final class Told {

        private final long at;
        private int since;

        Told(long at) {
            this.at = at;
        }

        boolean isOld(long now) {
            return now - at >= EVERY.toNanos();
        }
    }

    private final Timer clock;
    private final Map<String, Told> told = new HashMap<>();

    Repeats(Timer clock) {
        this.clock = clock;
    }

    /** @return how often it was not told since the last time, or {@link #NOT_NOW} */
    synchronized int tell(String what) {
        long now = clock.nanoTime();
        if (told.size() >= MOST && !told.containsKey(what)) {
            told.values().removeIf(one -> one.isOld(now));
        }
        String key = told.size() < MOST || told.containsKey(what) ? what : ALL_ELSE;
        Told last = told.get(key);
        if (last != null && !last.isOld(now)) {
            last.since++;
            return NOT_NOW;
        }
        told.put(key, new Told(now));
        return last == null ? 0 : last.since;
    }
}
