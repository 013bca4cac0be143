package io.freedom.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.RequestOutcome;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that go on when their dispatch is over: cycles, timeouts, and what a container forgets of them. */
class AsyncLifecycleTest extends SignalledLifecycle {

    @Test
    void aTimeoutIsATimeoutEvenIfTheContainerReportsAFailureToo() {
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK);
        lifecycle.asyncStarted();
        lifecycle.dispatchEnded();
        lifecycle.asyncTimedOut();
        lifecycle.asyncFailed(BUG);
        lifecycle.asyncCompleted();
        lifecycle.completed(500, null);
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.TIMED_OUT);
        assertThat(events.failed).isEmpty();
    }

    @Test
    void withListenersAnAsynchronousRequestThatTheServerForgetsIsFinishedAfterTheGrace() {
        RequestLifecycle lifecycle = lifecycle(EndMode.LISTENERS);
        lifecycle.asyncStarted();
        lifecycle.dispatchEnded();
        lifecycle.destroyed();
        lifecycle.asyncCompleteCalled();
        clock.advance(Watchdog.GRACE.minus(Duration.ofMillis(1)));
        assertThat(events.finished).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.COMPLETED);
    }

    @Test
    void theGraceBeginsAnewWhenADispatchRanMeanwhile() {
        RequestLifecycle lifecycle = lifecycle(EndMode.LISTENERS);
        lifecycle.asyncStarted();
        lifecycle.dispatchEnded();
        lifecycle.asyncTimedOut();
        clock.advance(Duration.ofSeconds(1));
        lifecycle.errorDispatchStarted();
        clock.advance(Duration.ofMinutes(1));
        lifecycle.dispatchEnded();
        clock.advance(Duration.ofSeconds(1));
        assertThat(events.finished).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.TIMED_OUT);
    }

    @Test
    void aHookThatComesBeforeAnAsynchronousRequestIsCompletedWaitsForTheGrace() {
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK);
        lifecycle.asyncStarted();
        lifecycle.completed(200, GONE);
        clock.advance(Duration.ofMinutes(1));
        assertThat(events.finished).isEmpty();
        lifecycle.dispatchEnded();
        assertThat(events.finished).isEmpty();
        clock.advance(Watchdog.GRACE);
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.ABORTED);
    }

    @Test
    void withListenersAnExceptionAfterStartAsyncIsFinishedAfterTheGrace() {
        RequestLifecycle lifecycle = lifecycle(EndMode.LISTENERS);
        lifecycle.asyncStarted();
        lifecycle.dispatchThrew(BUG, false);
        clock.advance(Watchdog.GRACE);
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.FAILED);
    }

    @ParameterizedTest
    @EnumSource(
            value = EndMode.class,
            names = {"HOOK", "LISTENERS"})
    void aTimeoutThatTheContainerForgetsIsNoted(EndMode mode) {
        RequestLifecycle lifecycle = lifecycle(mode);
        lifecycle.asyncStarted();
        lifecycle.asyncTimeout(1_000);
        lifecycle.dispatchEnded();
        clock.advance(Duration.ofMillis(1_000).plus(Watchdog.OVERDUE));
        assertThat(events.finished).isEmpty();
        clock.advance(Watchdog.LOOK.plus(Watchdog.GRACE).plus(Watchdog.LOOK));
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.TIMED_OUT);
    }

    @Test
    void aFailedAsynchronousRequestThatTheContainerForgetsIsFinishedAfterItsTimeout() {
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK);
        lifecycle.asyncStarted();
        lifecycle.asyncTimeout(1_000);
        lifecycle.dispatchThrew(BUG, false);
        clock.advance(Duration.ofMillis(1_000).plus(Watchdog.OVERDUE));
        assertThat(events.finished).isEmpty();
        clock.advance(Watchdog.LOOK.multipliedBy(2));
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.FAILED);
    }

    @Test
    void aCompletedAsynchronousRequestWhoseClientReadsSlowlyIsWaitedFor() {
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK);
        lifecycle.asyncStarted();
        lifecycle.asyncTimeout(1_000);
        lifecycle.dispatchEnded();
        lifecycle.asyncCompleteCalled();
        clock.advance(Duration.ofMinutes(5));
        assertThat(events.finished).isEmpty();
        lifecycle.completed(200, null);
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.COMPLETED);
    }

    @Test
    void theTimeoutBeginsWhenTheDispatchIsOver() {
        RequestLifecycle lifecycle = lifecycle(EndMode.LISTENERS);
        lifecycle.asyncStarted();
        lifecycle.asyncTimeout(1_000);
        clock.advance(Duration.ofMinutes(1));
        lifecycle.dispatchEnded();
        clock.advance(Watchdog.OVERDUE);
        assertThat(events.finished).isEmpty();
        lifecycle.asyncCompleteCalled();
        lifecycle.asyncCompleted();
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.COMPLETED);
    }

    @Test
    void anAsynchronousRequestWithoutATimeoutIsWaitedFor() {
        RequestLifecycle lifecycle = lifecycle(EndMode.LISTENERS);
        lifecycle.asyncStarted();
        lifecycle.asyncTimeout(0);
        lifecycle.dispatchEnded();
        clock.advance(Duration.ofDays(1));
        assertThat(events.finished).isEmpty();
    }

    @Test
    void withListenersAnAsynchronousRequestIsFinishedWhenItsListenerSeesItComplete() {
        RequestLifecycle lifecycle = lifecycle(EndMode.LISTENERS);
        lifecycle.asyncStarted();
        lifecycle.dispatchEnded();
        lifecycle.destroyed();
        responseStatus = 202;
        lifecycle.asyncCompleted();
        assertThat(events.onlyFinished().status()).isEqualTo(202);
    }

    @Test
    void withListenersARequestThatIsDispatchedAgainIsNotFinishedByTheEndOfItsFirstCycle() {
        RequestLifecycle lifecycle = lifecycle(EndMode.LISTENERS);
        lifecycle.asyncStarted();
        lifecycle.dispatchEnded();
        lifecycle.asyncTimedOut();
        lifecycle.asyncDispatchCalled();
        clock.advance(Duration.ofMinutes(1));
        assertThat(events.finished).isEmpty();
        lifecycle.asyncDispatchStarted();
        lifecycle.dispatchEnded();
        lifecycle.asyncCompleted();
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.TIMED_OUT);
    }

    @Test
    void aHookThatFiresWhileACycleIsOpenFinishesTheRequestWhenItsNextDispatchEnds() {
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK);
        lifecycle.asyncStarted();
        lifecycle.dispatchEnded();
        lifecycle.asyncDispatchCalled();
        lifecycle.completed(200, GONE);
        lifecycle.asyncDispatchStarted();
        assertThat(events.finished).isEmpty();
        lifecycle.dispatchEnded();
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.ABORTED);
    }

    @Test
    void aFailureThatTheContainerReportsOfAnAsynchronousRequestIsAFailure() {
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK);
        lifecycle.asyncStarted();
        lifecycle.dispatchEnded();
        lifecycle.completed(500, null);
        lifecycle.asyncFailed(BUG);
        assertThat(events.failed).hasSize(1);
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.FAILED);
    }

    @Test
    void anIOExceptionOfAnAsynchronousRequestThatTheSiteHasNotThrownTellsThatTheClientLeft() {
        RequestLifecycle lifecycle = lifecycle(EndMode.LISTENERS);
        lifecycle.asyncStarted();
        lifecycle.dispatchEnded();
        lifecycle.asyncFailed(new IOException("Broken pipe"));
        lifecycle.asyncCompleted();
        assertThat(events.failed).isEmpty();
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.ABORTED);
        assertThat(events.onlyFinished().failure()).hasMessage("Broken pipe");
    }

    @Test
    void anIOExceptionThatTheSiteThrewStaysItsFailure() {
        IOException ofTheSite = new IOException("no disk");
        RequestLifecycle lifecycle = lifecycle(EndMode.LISTENERS);
        lifecycle.asyncStarted();
        lifecycle.dispatchThrew(ofTheSite, false);
        lifecycle.asyncFailed(ofTheSite);
        lifecycle.asyncCompleted();
        assertThat(events.failed).hasSize(1);
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.FAILED);
    }

    @Test
    void aTimeoutDoesNotCutShortTheListenerThatAnswersIt() {
        RequestLifecycle lifecycle = lifecycle(EndMode.LISTENERS);
        lifecycle.asyncStarted();
        lifecycle.dispatchEnded();
        lifecycle.callbackStarted();
        lifecycle.asyncTimedOut();
        clock.advance(Duration.ofMinutes(1));
        assertThat(events.finished).isEmpty();
        lifecycle.callbackEnded(null);
        clock.advance(Watchdog.GRACE);
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.TIMED_OUT);
    }

    @Test
    void anAsynchronousRequestWhoseConnectionBrokeIsAbortedAndNotFailed() {
        RequestLifecycle lifecycle = lifecycle(EndMode.LISTENERS);
        lifecycle.asyncStarted();
        lifecycle.dispatchEnded();
        lifecycle.asyncFailed(new IOException("the client reset the stream"));
        lifecycle.asyncCompleted();
        assertThat(events.failed).isEmpty();
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.ABORTED);
    }
}
