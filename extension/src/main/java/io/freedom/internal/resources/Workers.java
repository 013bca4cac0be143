package io.freedom.internal.resources;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The threads that work for one request: one, most of the time.
 *
 * <p>Threading: may be used by any thread.
 */
final class Workers {

    private @Nullable Thread first;
    private @Nullable List<Thread> others;

    /** This thread works for the request. No effect where it does already. */
    synchronized void entered() {
        Thread thread = Thread.currentThread();
        if (first == null && (others == null || others.isEmpty())) {
            first = thread;
        } else if (!has(thread)) {
            if (others == null) {
                others = new ArrayList<>();
            }
            others.add(thread);
        }
    }

    /** This thread no longer works for the request. */
    synchronized void left() {
        Thread thread = Thread.currentThread();
        if (first == thread) {
            first = null;
        } else if (others != null) {
            others.remove(thread);
        }
    }

    synchronized boolean has(Thread thread) {
        return first == thread || (others != null && others.contains(thread));
    }

    /** This thread if it works for the request, or else the one that began last and still does; null where none does. */
    synchronized @Nullable Thread preferring(Thread thread) {
        if (has(thread)) {
            return thread;
        }
        return others == null || others.isEmpty() ? first : others.get(others.size() - 1);
    }
}
