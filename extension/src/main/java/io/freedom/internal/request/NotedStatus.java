package io.freedom.internal.request;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The status of a response: the one that was seen last, until the server tells it. From then on it stays.
 *
 * <p>Threading: may be used by any thread.
 */
final class NotedStatus {

    private static final long TOLD = 1L << Integer.SIZE;

    private final AtomicLong noted = new AtomicLong();

    int get() {
        return noted.intValue();
    }

    /** Whether the server has told it. */
    boolean isTold() {
        return isTold(noted.get());
    }

    /** What the site, or Freedom, saw. */
    void see(int status) {
        noted.getAndUpdate(now -> isTold(now) ? now : Integer.toUnsignedLong(status));
    }

    /** @param status what the server says; 0 where it does not know it any more: what was seen last is right */
    void tell(int status) {
        noted.getAndUpdate(now -> TOLD | Integer.toUnsignedLong(status == 0 ? (int) now : status));
    }

    private static boolean isTold(long noted) {
        return (noted & TOLD) != 0;
    }
}
