package io.freedom.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.RequestOutcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Servers whose hook may come long after the response was sent, or never: somebody has to look. */
class LateHookTest extends SignalledLifecycle {

    @Test
    void aRequestWhoseHookIsLateIsFinishedOnceItsResponseHasBeenSent() {
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK, Runnable::run, () -> sent);
        sent = true;
        clock.advance(Duration.ofMinutes(1));
        lifecycle.dispatchEnded();
        clock.advance(Duration.ofMinutes(1));
        assertThat(events.finished).isEmpty();
        lifecycle.destroyed();
        clock.advance(Watchdog.LOOK);
        assertThat(events.finished).isEmpty();
        clock.advance(Watchdog.LOOK);
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.COMPLETED);
        lifecycle.completed(500, GONE);
        assertThat(events.onlyFinished().status()).isEqualTo(200);
    }

    @Test
    void aSlowReaderOfTheResponseIsNotFinishedEarly() {
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK, Runnable::run, () -> sent);
        lifecycle.dispatchEnded();
        lifecycle.destroyed();
        clock.advance(Duration.ofHours(1));
        assertThat(events.finished).isEmpty();
        lifecycle.completed(200, null);
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.COMPLETED);
    }

    @Test
    void anAsynchronousRequestWhoseHookIsLateIsFinishedOnceItWasCompleted() {
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK, Runnable::run, () -> true);
        lifecycle.asyncStarted();
        lifecycle.dispatchEnded();
        lifecycle.destroyed();
        clock.advance(Duration.ofMinutes(1));
        assertThat(events.finished).isEmpty();
        lifecycle.asyncCompleteCalled();
        clock.advance(Watchdog.LOOK.multipliedBy(2));
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.COMPLETED);
    }

    @Test
    void aRequestThatTimedOutIsFinishedThoughTheServerForgotIt() {
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK, Runnable::run, () -> false);
        lifecycle.asyncStarted();
        lifecycle.dispatchEnded();
        lifecycle.destroyed();
        lifecycle.callbackStarted();
        lifecycle.asyncTimedOut();
        clock.advance(Watchdog.LOOK.multipliedBy(5));
        assertThat(events.finished).isEmpty();
        lifecycle.callbackEnded(null);
        clock.advance(Watchdog.OVERDUE);
        assertThat(events.finished).isEmpty();
        clock.advance(Watchdog.LOOK);
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.TIMED_OUT);
    }

    @Test
    void aRequestThatTimedOutIsFinishedEarlierIfItsResponseHasBeenSent() {
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK, Runnable::run, () -> true);
        lifecycle.asyncStarted();
        lifecycle.dispatchEnded();
        lifecycle.asyncTimedOut();
        clock.advance(Watchdog.LOOK.multipliedBy(2));
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.TIMED_OUT);
    }

    @Test
    void whatTheSiteDoesAfterATimeoutBeginsTheWaitAnew() {
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK, Runnable::run, () -> false);
        lifecycle.asyncStarted();
        lifecycle.dispatchEnded();
        lifecycle.asyncTimedOut();
        clock.advance(Watchdog.OVERDUE);
        lifecycle.callbackStarted();
        lifecycle.callbackEnded(null);
        clock.advance(Watchdog.OVERDUE);
        assertThat(events.finished).isEmpty();
        clock.advance(Watchdog.LOOK);
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.TIMED_OUT);
    }

    @Test
    void aServerThatCantSayWhetherTheResponseWasSentIsAskedAgain() {
        int[] asked = {0};
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK, Runnable::run, () -> {
            if (asked[0]++ == 0) {
                throw new IllegalStateException("recycled");
            }
            return true;
        });
        lifecycle.dispatchEnded();
        lifecycle.destroyed();
        clock.advance(Watchdog.LOOK.multipliedBy(2));
        assertThat(events.finished).isEmpty();
        clock.advance(Watchdog.LOOK);
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.COMPLETED);
    }

    @Test
    void theClockRestsWhenNoRequestIsOpen() {
        RequestLifecycle first = lifecycle(EndMode.HOOK, Runnable::run, () -> sent);
        first.dispatchEnded();
        first.completed(200, null);
        assertThat(clock.isIdle()).isFalse();
        clock.advance(Watchdog.LOOK);
        assertThat(clock.isIdle()).isTrue();
        lifecycle(EndMode.HOOK, Runnable::run, () -> sent);
        assertThat(clock.isIdle()).isFalse();
    }

    @Test
    void aHookThatNeedsNoHelpNeedsNoClock() {
        lifecycle(EndMode.HOOK);
        assertThat(clock.isIdle()).isTrue();
    }
}
