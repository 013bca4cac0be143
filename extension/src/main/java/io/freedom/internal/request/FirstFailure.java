package io.freedom.internal.request;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The first failure of a request, and the order of what is told: nothing of the end before the failure has been told, and no
 * failure after the end. It costs nothing where nothing fails.
 *
 * <p>Threading: may be used by any thread.
 */
final class FirstFailure {

    /** Noted in place of a failure when the end comes first: nothing can be parked there. */
    private static final Told NONE = new Told(null, Told.TOLD);

    private final AtomicReference<@Nullable Told> first = new AtomicReference<>();

    /** The failure; null where there is none. */
    @Nullable
    Throwable get() {
        Told told = first.get();
        return told == null ? null : told.failure;
    }

    /**
     * Notes a failure.
     *
     * @return what to call once the failure has been told, which runs the end if that waits; null if there was a failure
     *     before, or the end: then nothing is told
     */
    @Nullable
    Runnable note(Throwable failure) {
        Told told = new Told(failure, null);
        return first.compareAndSet(null, told) ? told::end : null;
    }

    /**
     * Runs the end: now, or where the failure is just being told, right after that, on the thread that tells it.
     *
     * @param end makes the end, on this thread, of the failure, or of null where there is none; no other failure is noted from
     *     then on, so that the end can't contradict what was told
     */
    void thenEnd(Function<@Nullable Throwable, Runnable> end) {
        Told told = first.compareAndExchange(null, NONE);
        Runnable tell = end.apply(told == null ? null : told.failure);
        if (told == null || !told.park(tell)) {
            tell.run();
        }
    }

    private static final class Told {

        private static final Runnable TOLD = () -> {};

        private final @Nullable Throwable failure;
        private final AtomicReference<@Nullable Runnable> then;

        Told(@Nullable Throwable failure, @Nullable Runnable then) {
            this.failure = failure;
            this.then = new AtomicReference<>(then);
        }

        boolean park(Runnable end) {
            return then.compareAndSet(null, end);
        }

        void end() {
            Runnable parked = then.getAndSet(TOLD);
            if (parked != null) {
                parked.run();
            }
        }
    }
}
