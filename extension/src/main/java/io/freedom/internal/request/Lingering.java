package io.freedom.internal.request;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long a request that left the site has been without the server's last word, as the looks of the watchdog tell.
 *
 * <p>Threading: {@link #nanosIn} is called by one thread at a time, {@link #until} before all else.
 */
final class Lingering {

    private @Nullable BooleanSupplier responseSent;
    private int wait = RequestEnd.NO_WAIT;
    private long since;

    /** @param sent whether all of the response has been sent, although the server's last word is still to come */
    void until(BooleanSupplier sent) {
        responseSent = sent;
    }

    /** Whether anybody can say that the response has been sent. */
    boolean isTold() {
        return responseSent != null;
    }

    boolean isResponseSent() {
        BooleanSupplier sent = responseSent;
        try {
            return sent != null && sent.getAsBoolean();
        } catch (RuntimeException unknown) {
            // The hook is still to come: a server that can't answer now does not end the request.
            return false;
        }
    }

    /**
     * @param wait the number of the wait in which the request lingers, or {@link RequestEnd#NO_WAIT}
     * @return how long it has been seen in that wait; negative where it is seen there for the first time, or does not linger
     */
    long nanosIn(int wait, long now) {
        if (wait == this.wait) {
            return wait == RequestEnd.NO_WAIT ? -1 : now - since;
        }
        this.wait = wait;
        since = now;
        return -1;
    }
}
