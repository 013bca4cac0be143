package io.freedom.internal.request;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;

/**
 * The status of a response: the one that was seen last, until the server tells it. From then on it stays.
 *
 * <p>Threading: may be used by any thread.
 */
final class NotedStatus {

    /** What a server answers where the application throws and no error page does. */
    private static final int SERVER_ERROR = 500;

    private static final long TOLD = 1L << Integer.SIZE;

    private final IntSupplier response;
    private final AtomicLong noted = new AtomicLong();
    private volatile boolean failureUnanswered;

    /** @param response reads the status of the response; called only while the response belongs to the request */
    NotedStatus(IntSupplier response) {
        this.response = response;
    }

    int get() {
        return noted.intValue();
    }

    /** Whether the server has told it. */
    boolean isTold() {
        return isTold(noted.get());
    }

    /** The site threw, and nobody has answered that. */
    void unanswered() {
        see(SERVER_ERROR);
        failureUnanswered = true;
    }

    /** The site, or an error page, makes the response what it is to be. */
    void answered() {
        failureUnanswered = false;
    }

    /** Reads the status of the response, while it surely still belongs to this request, unless the server has told it. */
    void note() {
        if (isTold()) {
            return;
        }
        int current;
        try {
            current = response.getAsInt();
        } catch (RuntimeException recycled) {
            // What the server no longer tells can't be worth missing the end for.
            return;
        }
        // Some servers answer a failure only after their listeners ran: until then the response says 200.
        if (!failureUnanswered || current >= 400) {
            see(current);
        }
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
