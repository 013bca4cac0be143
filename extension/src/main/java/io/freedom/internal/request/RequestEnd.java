package io.freedom.internal.request;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decides when one request is over, whatever the order in which a server tells what it does. The whole state is one
 * integer; the request is finished by the one compare-and-set that adds {@link #FINISHED} to it.
 *
 * <p>With a hook, a request is over when the hook fired, no dispatch is running, and no asynchronous cycle is open without
 * a sign of its end. A hook that fires first is remembered. With listeners, a synchronous request is over when it was
 * destroyed, an asynchronous one when its listener saw it complete, and neither while an error page is to come. A request
 * that gave its connection to another protocol is over when it leaves the site: some servers say their last word at once,
 * others when the connection closes, hours later. Whatever is
 * open when the site is undeployed is over as soon as nothing of it runs. What the site's own listeners do counts as a dispatch.
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

    private static final int DISPATCHES = (1 << 8) - 1;
    private static final int CYCLE_OPEN = 1 << 8;
    private static final int EVER_ASYNC = 1 << 9;
    private static final int ERROR_PENDING = 1 << 10;
    private static final int ENDING = 1 << 11;
    private static final int COMPLETED = 1 << 12;
    private static final int DESTROYED = 1 << 13;
    private static final int HOOKED = 1 << 14;
    private static final int FINISHED = 1 << 15;
    private static final int STOPPED = 1 << 16;
    private static final int UPGRADED = 1 << 17;
    private static final int WAITS = 18;
    private static final int ONE_WAIT = 1 << WAITS;

    private final EndMode mode;
    private final AtomicInteger state = new AtomicInteger();

    RequestEnd(EndMode mode) {
        this.mode = mode;
    }

    /** Takes note of a signal. Signals after the end have no effect. */
    Step signal(EndSignal signal) {
        while (true) {
            int before = state.get();
            if (has(before, FINISHED)) {
                return Step.GO_ON;
            }
            int after = after(before, signal);
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
        int now = state.get();
        return has(now, CYCLE_OPEN) && !has(now, ENDING);
    }

    /** Finishes the request, whatever still runs, unless it is over. */
    Step giveUp() {
        int before = state.getAndUpdate(now -> now | FINISHED);
        return has(before, FINISHED) ? Step.GO_ON : Step.FINISH;
    }

    /** The number of the latest wait. */
    int currentWait() {
        return state.get() >>> WAITS;
    }

    /** The number of the wait in which a request that left the site lingers; {@link #NO_WAIT} where it does not. */
    int lingering() {
        int current = state.get();
        return has(current, FINISHED) || !isLingering(current) ? NO_WAIT : current >>> WAITS;
    }

    /** Ends the grace of a wait: finishes the request unless it is over, or no longer waits, or waits anew. */
    Step expire(int wait) {
        while (true) {
            int before = state.get();
            if (has(before, FINISHED) || !isWaiting(before) || before >>> WAITS != wait) {
                return Step.GO_ON;
            }
            if (state.compareAndSet(before, before | FINISHED)) {
                return Step.FINISH;
            }
        }
    }

    private static int after(int state, EndSignal signal) {
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

    private boolean isOver(int state) {
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

    private boolean isWaiting(int state) {
        if (isDispatching(state) || isOver(state)) {
            return false;
        }
        if (mode == EndMode.HOOK) {
            return has(state, HOOKED) || isLingering(state);
        }
        return !has(state, EVER_ASYNC) || has(state, ENDING) || !has(state, CYCLE_OPEN);
    }

    /** Whether a timer has to end the wait. */
    private boolean isOnGrace(int state) {
        return isWaiting(state) && !isLingering(state);
    }

    private boolean isLingering(int state) {
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

    private static boolean isDispatching(int state) {
        return (state & DISPATCHES) != 0;
    }

    private static int leave(int state) {
        return isDispatching(state) ? state - 1 : state;
    }

    private static boolean has(int state, int flag) {
        return (state & flag) != 0;
    }

    private static int clear(int state, int flags) {
        return state & ~flags;
    }
}
