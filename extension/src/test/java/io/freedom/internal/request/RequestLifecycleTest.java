package io.freedom.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.RequestOutcome;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestLifecycleTest extends SignalledLifecycle {

    @Test
    void aRequestStartsOnceAndFinishesWithTheStatusOfTheServer() {
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK);
        lifecycle.dispatchEnded();
        assertThat(events.finished).isEmpty();
        lifecycle.completed(204, null);
        assertThat(events.started).hasSize(1);
        assertThat(events.failed).isEmpty();
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.COMPLETED);
        assertThat(events.onlyFinished().status()).isEqualTo(204);
        assertThat(events.onlyFinished().failure()).isNull();
        assertThat(events.onlyFinished().request()).isSameAs(REQUEST);
    }

    @Test
    void onlyTheFirstFailureIsEmittedAndItIsTheCause() {
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK);
        lifecycle.dispatchThrew(BUG, false);
        lifecycle.errorDispatchStarted();
        lifecycle.dispatchThrew(new AssertionError("error page"), false);
        lifecycle.completed(500, null);
        assertThat(events.failed)
                .singleElement()
                .satisfies(event -> assertThat(event.failure()).isSameAs(BUG));
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.FAILED);
        assertThat(events.onlyFinished().failure()).isSameAs(BUG);
    }

    @Test
    void aBrokenConnectionIsAborted() {
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK);
        lifecycle.dispatchEnded();
        lifecycle.completed(200, GONE);
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.ABORTED);
        assertThat(events.onlyFinished().failure()).isSameAs(GONE);
    }

    @Test
    void anApplicationThatOnlyNoticesThatTheClientLeftIsAborted() {
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK);
        lifecycle.dispatchThrew(GONE, false);
        lifecycle.completed(200, GONE);
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.ABORTED);
    }

    @Test
    void anApplicationThatThrowsAfterTheResponseBeganHasFailed() {
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK);
        lifecycle.dispatchThrew(BUG, false);
        lifecycle.completed(200, BUG);
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.FAILED);
    }

    @Test
    void withListenersTheStatusIsReadWhenTheRequestLeavesTheSite() {
        RequestLifecycle lifecycle = lifecycle(EndMode.LISTENERS);
        lifecycle.dispatchEnded();
        responseStatus = 304;
        lifecycle.destroyed();
        assertThat(events.onlyFinished().status()).isEqualTo(304);
    }

    @Test
    void withListenersAFailureThatNobodyAnsweredYetIsReportedAs500() {
        RequestLifecycle lifecycle = lifecycle(EndMode.LISTENERS);
        lifecycle.dispatchThrew(BUG, false);
        lifecycle.destroyed();
        clock.advance(Watchdog.GRACE);
        assertThat(events.onlyFinished().status()).isEqualTo(500);
    }

    @Test
    void withListenersAFailureAfterTheResponseBeganKeepsItsStatus() {
        RequestLifecycle lifecycle = lifecycle(EndMode.LISTENERS);
        lifecycle.dispatchThrew(BUG, true);
        lifecycle.destroyed();
        clock.advance(Watchdog.GRACE);
        assertThat(events.onlyFinished().status()).isEqualTo(200);
    }

    @Test
    void nothingIsEmittedAfterTheEnd() {
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK);
        lifecycle.dispatchEnded();
        lifecycle.completed(200, null);
        lifecycle.asyncFailed(BUG);
        lifecycle.destroyed();
        clock.advance(Duration.ofMinutes(1));
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.COMPLETED);
        assertThat(events.failed).isEmpty();
    }

    /** Some containers forget to destroy a request where their own work on its response throws. */
    @Test
    void withListenersARequestThatLeftTheSiteAndIsNeverDestroyedIsFinishedAfterAWhile() {
        RequestLifecycle lifecycle = lifecycle(EndMode.LISTENERS);
        lifecycle.dispatchThrew(BUG, false);
        clock.advance(Watchdog.OVERDUE);
        assertThat(events.finished).isEmpty();
        clock.advance(Watchdog.LOOK);
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.FAILED);
    }

    /** A filter outside of ours, or a listener of the site's own, comes before the container's last word. */
    @Test
    void withListenersWhatOthersDoAfterTheRequestLeftTheSiteIsWaitedFor() {
        RequestLifecycle lifecycle = lifecycle(EndMode.LISTENERS);
        lifecycle.dispatchEnded();
        clock.advance(Watchdog.OVERDUE);
        assertThat(events.finished).isEmpty();
        responseStatus = 304;
        lifecycle.destroyed();
        assertThat(events.onlyFinished().status()).isEqualTo(304);
    }

    @Test
    void withListenersAnErrorPageThatTakesLongIsWaitedFor() {
        RequestLifecycle lifecycle = lifecycle(EndMode.LISTENERS);
        lifecycle.dispatchThrew(BUG, false);
        lifecycle.errorDispatchStarted();
        clock.advance(Duration.ofMinutes(1));
        assertThat(events.finished).isEmpty();
        lifecycle.dispatchEnded();
        lifecycle.destroyed();
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.FAILED);
    }

    @Test
    void aSentErrorWaitsForItsPageWhereThatComesAfterTheRequestWasDestroyed() {
        RequestLifecycle lifecycle = lifecycle(EndMode.LISTENERS_THEN_PAGE);
        lifecycle.errorSent();
        lifecycle.dispatchEnded();
        lifecycle.destroyed();
        assertThat(events.finished).isEmpty();
        clock.advance(Watchdog.GRACE);
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.COMPLETED);
    }

    @Test
    void aServerThatForgotTheStatusLeavesTheOneThatTheSiteSaw() {
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK);
        responseStatus = 206;
        lifecycle.dispatchEnded();
        lifecycle.completed(0, GONE);
        assertThat(events.onlyFinished().status()).isEqualTo(206);
    }

    @Test
    void theServersStatusIsNotReadAgainFromAResponseThatMayServeSomebodyElse() {
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK);
        lifecycle.completed(204, null);
        responseStatus = 404;
        lifecycle.dispatchEnded();
        assertThat(events.onlyFinished().status()).isEqualTo(204);
    }

    @Test
    void aFailureWhoseConnectionIsBrokenTooIsAborted() {
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK);
        lifecycle.dispatchThrew(BUG, false);
        lifecycle.completed(500, GONE);
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.ABORTED);
        assertThat(events.onlyFinished().failure()).isSameAs(BUG);
    }

    @Test
    void theElapsedTimeIsThatOfTheRequest() {
        long before = System.nanoTime();
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK);
        lifecycle.dispatchEnded();
        lifecycle.completed(200, null);
        assertThat(events.onlyFinished().elapsed())
                .isBetween(Duration.ZERO, Duration.ofNanos(System.nanoTime() - before));
    }

    @Test
    void anErrorPageThatRedirectsGivesItsOwnStatus() {
        RequestLifecycle lifecycle = lifecycle(EndMode.LISTENERS);
        lifecycle.dispatchThrew(BUG, false);
        lifecycle.errorDispatchStarted();
        responseStatus = 302;
        lifecycle.dispatchEnded();
        lifecycle.destroyed();
        assertThat(events.onlyFinished().status()).isEqualTo(302);
    }

    @Test
    void aStatusThatCanNoLongerBeReadDoesNotCostTheEnd() {
        RequestLifecycle lifecycle = new RequestLifecycle(
                EndMode.LISTENERS,
                new Watchdog(clock),
                resources.deliver(events, Runnable::run),
                resources.open(REQUEST),
                () -> {
                    throw new IllegalStateException("recycled");
                },
                GONE::equals);
        lifecycle.dispatchStarted();
        lifecycle.start();
        lifecycle.dispatchEnded();
        lifecycle.destroyed();
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.COMPLETED);
    }

    @Test
    void aRequestWhoseHookCouldNotBeAttachedTellsNothingWhateverTheHookSays() {
        RequestLifecycle abandoned = new RequestLifecycle(
                EndMode.HOOK,
                watchdog,
                resources.deliver(events, Runnable::run),
                resources.open(REQUEST),
                () -> 200,
                GONE::equals);
        abandoned.dispatchStarted();
        abandoned.completed(200, GONE);
        clock.advance(Duration.ofMinutes(1));
        watchdog.close();
        assertThat(events.started).isEmpty();
        assertThat(events.finished).isEmpty();
    }

    /** Fails the request when it is asked for its cause, which is where its end is made. */
    private static final class Racing extends IOException {

        private static final long serialVersionUID = 1L;

        private transient @Nullable RequestLifecycle lifecycle;

        @Override
        public synchronized @Nullable Throwable getCause() {
            RequestLifecycle failing = lifecycle;
            if (failing != null) {
                failing.listenerThrew(BUG);
            }
            return null;
        }
    }

    @Test
    void aFailureThatComesWhileTheEndIsMadeIsNeitherToldNorForgottenByHalf() {
        Racing broken = new Racing();
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK);
        lifecycle.clientStayed(GONE);
        lifecycle.dispatchEnded();
        broken.lifecycle = lifecycle;
        lifecycle.completed(200, broken);
        assertThat(events.failed).isEmpty();
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.ABORTED);
        assertThat(events.onlyFinished().failure()).isSameAs(broken);
    }

    @Test
    void aStatusThatIsReadWhileTheServerTellsItsOwnDoesNotReplaceIt() {
        RequestLifecycle[] told = new RequestLifecycle[1];
        RequestLifecycle lifecycle = new RequestLifecycle(
                EndMode.HOOK,
                watchdog,
                resources.deliver(events, Runnable::run),
                resources.open(REQUEST),
                () -> {
                    told[0].completed(204, null);
                    return 500; // of the next request, which has the same response object by now
                },
                GONE::equals);
        told[0] = lifecycle;
        lifecycle.dispatchStarted();
        lifecycle.start();
        lifecycle.dispatchEnded();
        assertThat(events.onlyFinished().status()).isEqualTo(204);
    }

    @Test
    void whatIsThrownAfterTheServerToldTheStatusDoesNotChangeIt() {
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK);
        lifecycle.completed(200, null);
        lifecycle.dispatchThrew(BUG, false);
        assertThat(events.onlyFinished().status()).isEqualTo(200);
    }
}
