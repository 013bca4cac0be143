package io.freedom.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.RequestInfo;
import io.freedom.RequestOutcome;
import io.freedom.internal.resources.HeldResources;
import io.freedom.internal.resources.Resource;
import io.freedom.internal.timer.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestLifecycleTest {

    private static final RequestInfo REQUEST = new RequestInfo("1", "GET", "/", null, "127.0.0.1", Instant.EPOCH);
    private static final IllegalStateException BUG = new IllegalStateException("bug");
    private static final IOException GONE = new IOException("client gone");

    private final RecordedEvents events = new RecordedEvents();
    private final CountedResources resources =
            new CountedResources().atTheEnd(() -> toldBefore = events.finished.size());
    private final VirtualClock clock = new VirtualClock();
    private final Watchdog watchdog = new Watchdog(clock);
    private int responseStatus = 200;
    private boolean sent;
    private int toldBefore;

    /** Whatever happened: what the request held was given back once, after its observers were told, and never without. */
    @AfterEach
    void whatTheRequestHeldWasGivenBackOnce() {
        assertThat(resources.ended).hasSameSizeAs(events.finished);
        assertThat(toldBefore).isEqualTo(resources.ended.size());
        assertThat(resources.site.current().get()).isNull();
    }

    private RequestLifecycle lifecycle(EndMode mode) {
        return lifecycle(mode, Runnable::run);
    }

    private RequestLifecycle lifecycle(EndMode mode, Executor elsewhere) {
        return lifecycle(mode, elsewhere, null);
    }

    private RequestLifecycle lifecycle(EndMode mode, Executor elsewhere, @Nullable BooleanSupplier responseSent) {
        RequestLifecycle lifecycle = new RequestLifecycle(
                mode,
                watchdog,
                resources.deliver(events, elsewhere),
                resources.open(REQUEST),
                () -> responseStatus,
                GONE::equals);
        lifecycle.dispatchStarted();
        if (responseSent != null) {
            lifecycle.lingersUntil(responseSent);
        }
        lifecycle.start();
        return lifecycle;
    }

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

    @Test
    void withListenersAnExceptionAfterStartAsyncIsFinishedAfterTheGrace() {
        RequestLifecycle lifecycle = lifecycle(EndMode.LISTENERS);
        lifecycle.asyncStarted();
        lifecycle.dispatchThrew(BUG, false);
        clock.advance(Watchdog.GRACE);
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.FAILED);
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
    void withAHookTheEndIsHandedOver() {
        List<Runnable> handedOver = new ArrayList<>();
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK, handedOver::add);
        lifecycle.dispatchEnded();
        lifecycle.completed(204, null);
        assertThat(events.finished).isEmpty();
        assertThat(handedOver).hasSize(1);
        handedOver.get(0).run();
        assertThat(events.onlyFinished().status()).isEqualTo(204);
    }

    @Test
    void withListenersTheEndOfASynchronousRequestIsToldWhileTheContainerHoldsIt() {
        List<Runnable> handedOver = new ArrayList<>();
        RequestLifecycle lifecycle = lifecycle(EndMode.LISTENERS, handedOver::add);
        lifecycle.dispatchThrew(BUG, false);
        lifecycle.destroyed();
        assertThat(handedOver).isEmpty();
        assertThat(events.failed).hasSize(1);
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.FAILED);
    }

    @Test
    void withListenersTheEndOfAnAsynchronousRequestIsHandedOver() {
        List<Runnable> handedOver = new ArrayList<>();
        RequestLifecycle lifecycle = lifecycle(EndMode.LISTENERS, handedOver::add);
        lifecycle.asyncStarted();
        lifecycle.dispatchEnded();
        lifecycle.asyncCompleted();
        assertThat(events.finished).isEmpty();
        handedOver.forEach(Runnable::run);
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.COMPLETED);
    }

    @Test
    void whatTheRequestHeldIsGivenBackWhereItsEndIsTold() {
        List<Runnable> handedOver = new ArrayList<>();
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK, handedOver::add);
        lifecycle.dispatchEnded();
        lifecycle.completed(204, null);
        assertThat(resources.ended).isEmpty();
        handedOver.get(0).run();
        assertThat(resources.ended).containsExactly(REQUEST);
    }

    @Test
    void whatTheRequestHeldIsGivenBackThoughNobodyObserves() {
        events.observed = false;
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK);
        lifecycle.dispatchThrew(BUG, false);
        lifecycle.completed(500, null);
        assertThat(resources.ended).containsExactly(REQUEST);
        assertThat(events.started).isEmpty();
        assertThat(events.failed).isEmpty();
        assertThat(events.finished).isEmpty();
        assertThat(toldBefore).isZero();
        resources.ended.clear();
    }

    /** Most sites observe nothing, and most of their requests hold nothing. */
    @Test
    void whatNobodyObservesAndHoldsNothingNeedsNoOtherThreadForItsEnd() {
        events.observed = false;
        List<Runnable> handedOver = new ArrayList<>();
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK, handedOver::add);
        lifecycle.resources().release();
        resources.ended.clear();
        lifecycle.dispatchEnded();
        lifecycle.completed(200, null);
        assertThat(handedOver).isEmpty();
        assertThatThrownBy(() -> lifecycle.resources().lend(new PlainThing())).hasMessageStartingWith("FREEDOM-0602: ");
    }

    private record PlainThing() implements Resource {

        @Override
        public Object given() {
            return this;
        }

        @Override
        public String description() {
            return "a thing";
        }

        @Override
        public void giveBack() {}
    }

    /** A container's own failure: what observers throw never gets here. */
    @Test
    void whatTheRequestHeldIsGivenBackThoughItsEndCantBeTold() {
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK);
        lifecycle.dispatchEnded();
        events.failure = new NoClassDefFoundError("the class loader is closed");
        assertThatThrownBy(() -> lifecycle.completed(200, null)).isSameAs(events.failure);
        assertThat(resources.ended).containsExactly(REQUEST);
    }

    @Test
    void everyObserversThreadWorksForTheRequest() {
        List<@Nullable RequestInfo> workedFor = new ArrayList<>();
        events.meanwhile = () -> {
            HeldResources held = resources.site.current().get();
            workedFor.add(held == null ? null : held.request());
        };
        RequestLifecycle lifecycle = lifecycle(EndMode.LISTENERS);
        lifecycle.dispatchThrew(BUG, false);
        lifecycle.destroyed();
        assertThat(workedFor).containsExactly(REQUEST, REQUEST, REQUEST);
    }

    @Test
    void whatTheWatchdogEndsIsHandedOver() {
        List<Runnable> handedOver = new ArrayList<>();
        RequestLifecycle lifecycle = lifecycle(EndMode.LISTENERS_THEN_PAGE, handedOver::add);
        lifecycle.errorSent();
        lifecycle.dispatchEnded();
        lifecycle.destroyed();
        clock.advance(Watchdog.GRACE);
        assertThat(events.finished).isEmpty();
        handedOver.forEach(Runnable::run);
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.COMPLETED);
    }

    @Test
    void theEndIsHandedOverOnlyWhenTheFailureHasBeenTold() {
        List<Runnable> handedOver = new ArrayList<>();
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK, handedOver::add);
        lifecycle.asyncStarted();
        lifecycle.dispatchEnded();
        lifecycle.asyncFailed(BUG);
        lifecycle.completed(500, null);
        assertThat(handedOver).hasSize(1);
        handedOver.remove(0).run();
        assertThat(events.failed).hasSize(1);
        assertThat(events.finished).isEmpty();
        assertThat(handedOver).hasSize(1);
        handedOver.remove(0).run();
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.FAILED);
    }

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
    void anAsynchronousRequestWhoseConnectionBrokeIsAbortedAndNotFailed() {
        RequestLifecycle lifecycle = lifecycle(EndMode.LISTENERS);
        lifecycle.asyncStarted();
        lifecycle.dispatchEnded();
        lifecycle.asyncFailed(new IOException("the client reset the stream"));
        lifecycle.asyncCompleted();
        assertThat(events.failed).isEmpty();
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.ABORTED);
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
