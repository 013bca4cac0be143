package io.freedom.internal.request;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides when one request is over, whatever the order in which a server tells what it does. The whole state is one
 * number; the request is finished by the one compare-and-set that adds {@link #FINISHED} to it.
 *
 * <p>With a hook, a request is over when the hook fired, no dispatch is running, and no asynchronous cycle is open without
 * a sign of its end. A hook that fires first is remembered. With listeners, a synchronous request is over when it was
 * destroyed, an asynchronous one when its listener saw it complete, and neither while an error page is to come. A request
 * that gave its connection to another protocol is over when it leaves the site: some servers say their last word at once,
 * others when the connection closes, hours later. Whatever is
 * open when the site is undeployed is over as soon as nothing of it runs. What the site's own listeners do, and what it gave to
 * {@code AsyncContext.start}, counts as a dispatch.
 *
 * <p>A request that left the site while its hook is still to come lingers: a slow client reads the response, or the server
 * waits for a body that nobody reads. Only who knows that the response has been sent may {@link #expire} it. So does a
 * synchronous request that left the site and is not destroyed: some containers forget it where their own work on the response
 * throws. Who sees it linger for a while may expire it.
 *
 * <p>Where the end is in sight but the server's last word is missing, {@link Step#WAIT} asks for a grace, after which
 * {@link #expire} finishes the request. Each wait has a number, so that a grace that was overtaken by events has no effect.
 *
 * <p>Threading: signals may come from any thread, at the same time.
 */
final class RequestEnd {

    /** What follows from a signal. */
    enum Step {
        /** Nothing. */
        GO_ON,
        /** The end is in sight: call {@link #expire} with {@link #currentWait} after the grace. */
        WAIT,
        /** The request is over; exactly one call in the life of a request returns this. */
        FINISH
    }

    /** What {@link #lingering} answers where the request does not linger. */
    static final int NO_WAIT = -1;

    /** How many run: {@code AsyncContext.start} may be called any number of times. */
    private static final long DISPATCHES = (1L << 20) - 1;

    private static final long CYCLE_OPEN = 1L << 20;
    private static final long EVER_ASYNC = 1L << 21;
    private static final long ERROR_PENDING = 1L << 22;
    private static final long ENDING = 1L << 23;
    private static final long COMPLETED = 1L << 24;
    private static final long DESTROYED = 1L << 25;
    private static final long HOOKED = 1L << 26;
    private static final long FINISHED = 1L << 27;
    private static final long STOPPED = 1L << 28;
    private static final long UPGRADED = 1L << 29;
    private static final int WAITS = 30;
    private static final long ONE_WAIT = 1L << WAITS;

    private final EndMode mode;
    private final AtomicLong state = new AtomicLong();

    RequestEnd(EndMode mode) {
        this.mode = mode;
    }

    /** Takes note of a signal. Signals after the end have no effect. */
    Step signal(EndSignal signal) {
        while (true) {
            long before = state.get();
            if (has(before, FINISHED)) {
                return Step.GO_ON;
            }
            long after = after(before, signal);
            Step step = Step.GO_ON;
            if (isOver(after)) {
                after |= FINISHED;
                step = Step.FINISH;
            } else if (isOnGrace(after) && !isOnGrace(before)) {
                after += ONE_WAIT;
                step = Step.WAIT;
            } else if (isLingering(after) && !isLingering(before)) {
                after += ONE_WAIT;
            }
            if (state.compareAndSet(before, after)) {
                return step;
            }
        }
    }

    boolean isFinished() {
        return has(state.get(), FINISHED);
    }

    /** Whether the request ever was asynchronous. */
    boolean wasAsynchronous() {
        return has(state.get(), EVER_ASYNC);
    }

    /** Whether a dispatch, or a listener of the site's, is running. */
    boolean isRunning() {
        return isDispatching(state.get());
    }

    /** Whether an asynchronous cycle has begun and no dispatch has taken its place. */
    boolean hasCycle() {
        return has(state.get(), CYCLE_OPEN);
    }

    /** Whether an asynchronous cycle is open without a sign of its end. */
    boolean hasOpenCycle() {
        long now = state.get();
        return has(now, CYCLE_OPEN) && !has(now, ENDING);
    }

    /** Finishes the request, whatever still runs, unless it is over. */
    Step giveUp() {
        long before = state.getAndUpdate(now -> now | FINISHED);
        return has(before, FINISHED) ? Step.GO_ON : Step.FINISH;
    }

    /** The number of the latest wait. */
    int currentWait() {
        return waits(state.get());
    }

    /** The number of the wait in which a request that left the site lingers; {@link #NO_WAIT} where it does not. */
    int lingering() {
        long current = state.get();
        return has(current, FINISHED) || !isLingering(current) ? NO_WAIT : waits(current);
    }

    /** Ends the grace of a wait: finishes the request unless it is over, or no longer waits, or waits anew. */
    Step expire(int wait) {
        while (true) {
            long before = state.get();
            if (has(before, FINISHED) || !isWaiting(before) || waits(before) != wait) {
                return Step.GO_ON;
            }
            if (state.compareAndSet(before, before | FINISHED)) {
                return Step.FINISH;
            }
        }
    }

    private static long after(long state, EndSignal signal) {
        return switch (signal) {
            case DISPATCH_STARTED -> clear(state, DESTROYED) + 1;
            case ASYNC_DISPATCH_STARTED -> clear(state, DESTROYED | CYCLE_OPEN | ENDING) + 1;
            case ERROR_DISPATCH_STARTED -> clear(state, DESTROYED | ERROR_PENDING) + 1;
            case CALLBACK_STARTED -> state + 1;
            case DISPATCH_ENDED, CALLBACK_ENDED -> leave(state);
            case DISPATCH_THREW -> leave(state) | ERROR_PENDING | (has(state, CYCLE_OPEN) ? ENDING : 0);
            case ERROR_SENT -> state | ERROR_PENDING;
            case UPGRADED -> state | UPGRADED;
            case ASYNC_STARTED -> clear(state, ENDING | COMPLETED) | CYCLE_OPEN | EVER_ASYNC;
            case ASYNC_DISPATCH_CALLED -> clear(state, ENDING);
            case ASYNC_COMPLETE_CALLED, ASYNC_TIMED_OUT, ASYNC_FAILED -> state | ENDING;
            case ASYNC_COMPLETED -> state | ENDING | COMPLETED;
            case REQUEST_DESTROYED -> state | DESTROYED;
            case HOOK_FIRED -> state | HOOKED;
            case SITE_STOPPED -> state | STOPPED;
        };
    }

    private boolean isOver(long state) {
        if (isDispatching(state)) {
            return false;
        }
        if (has(state, STOPPED)) {
            return true;
        }
        boolean cycleEnds = !has(state, CYCLE_OPEN) || has(state, ENDING);
        if (has(state, UPGRADED) && !has(state, ERROR_PENDING) && cycleEnds) {
            return true;
        }
        if (mode == EndMode.HOOK) {
            return has(state, HOOKED) && cycleEnds;
        }
        boolean asynchronous = has(state, EVER_ASYNC);
        boolean pageToCome = has(state, ERROR_PENDING) && mode.isPageLate(asynchronous);
        return !pageToCome && has(state, asynchronous ? COMPLETED : DESTROYED);
    }

    private boolean isWaiting(long state) {
        if (isDispatching(state) || isOver(state)) {
            return false;
        }
        if (mode == EndMode.HOOK) {
            return has(state, HOOKED) || isLingering(state);
        }
        return !has(state, EVER_ASYNC) || has(state, ENDING) || !has(state, CYCLE_OPEN);
    }

    /** Whether a timer has to end the wait. */
    private boolean isOnGrace(long state) {
        return isWaiting(state) && !isLingering(state);
    }

    private boolean isLingering(long state) {
        if (isDispatching(state)) {
            return false;
        }
        if (mode != EndMode.HOOK) {
            return !has(state, EVER_ASYNC) && !has(state, DESTROYED);
        }
        if (has(state, HOOKED)) {
            return false;
        }
        return has(state, EVER_ASYNC) ? has(state, ENDING) || !has(state, CYCLE_OPEN) : has(state, DESTROYED);
    }

    private static int waits(long state) {
        return (int) (state >>> WAITS);
    }

    private static boolean isDispatching(long state) {
        return (state & DISPATCHES) != 0;
    }

    private static long leave(long state) {
        return isDispatching(state) ? state - 1 : state;
    }

    private static boolean has(long state, long flag) {
        return (state & flag) != 0;
    }

    private static long clear(long state, long flags) {
        return state & ~flags;
    }
}
