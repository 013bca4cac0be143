package io.freedom.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freedom.RequestInfo;
import io.freedom.RequestOutcome;
import io.freedom.internal.timer.NoThreadYet;
import io.freedom.internal.timer.ThreadTimer;
import io.freedom.internal.timer.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WatchdogTest {

    private final RecordedEvents events = new RecordedEvents();
    private final CountedResources resources = new CountedResources();

    private RequestLifecycle open(Watchdog watchdog, EndMode mode) {
        RequestInfo request = new RequestInfo("1", "GET", "/", null, "", Instant.EPOCH);
        RequestLifecycle lifecycle = new RequestLifecycle(
                mode,
                watchdog,
                resources.deliver(events, Runnable::run),
                resources.open(request),
                () -> 200,
                failure -> false);
        lifecycle.dispatchStarted();
        lifecycle.start();
        return lifecycle;
    }

    @Test
    void closingEndsEveryGraceAtOnce() {
        List<String> ended = new ArrayList<>();
        Watchdog watchdog = Watchdog.start();
        watchdog.watch(() -> ended.add("first"));
        watchdog.watch(() -> ended.add("second"));
        watchdog.close();
        assertThat(ended).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void aGraceThatBeginsAfterClosingEndsAtOnce() {
        List<String> ended = new ArrayList<>();
        Watchdog watchdog = Watchdog.start();
        watchdog.close();
        watchdog.watch(() -> ended.add("late"));
        assertThat(ended).containsExactly("late");
    }

    @Test
    void closingEndsAnAsynchronousRequestThatNobodyCompletes() {
        Watchdog watchdog = Watchdog.start();
        RequestLifecycle lifecycle = open(watchdog, EndMode.LISTENERS);
        lifecycle.asyncStarted();
        lifecycle.dispatchEnded();
        watchdog.close();
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.ABORTED);
        assertThat(events.onlyFinished().failure()).hasMessageContaining("undeployed");
    }

    private static Thread closing(Watchdog watchdog) {
        Thread closing = new Thread(watchdog::close);
        closing.start();
        await().atMost(Duration.ofMinutes(1)).until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        return closing;
    }

    @Test
    void closingWaitsForARequestThatStillRunsWhichEndsWithItsDispatch() throws Exception {
        Watchdog watchdog = new Watchdog(new ThreadTimer(), Duration.ofMinutes(1));
        RequestLifecycle lifecycle = open(watchdog, EndMode.HOOK);
        Thread closing = closing(watchdog);
        assertThat(events.finished).isEmpty();
        lifecycle.dispatchEnded();
        closing.join();
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.COMPLETED);
        assertThat(events.onlyFinished().status()).isEqualTo(200);
    }

    /** The pool is the site's, and gone when the undeployment goes on. */
    @ParameterizedTest
    @EnumSource(
            value = EndMode.class,
            names = {"HOOK", "LISTENERS"})
    void closingWaitsUntilWhatARequestHeldHasBeenGivenBack(EndMode mode) throws Exception {
        CountDownLatch givingBack = new CountDownLatch(1);
        CountDownLatch mayGiveBack = new CountDownLatch(1);
        resources.atTheEnd(() -> {
            givingBack.countDown();
            awaitNow(mayGiveBack);
        });
        Watchdog watchdog = new Watchdog(new ThreadTimer(), Duration.ofMinutes(1));
        RequestLifecycle lifecycle = open(watchdog, mode);
        lifecycle.dispatchEnded();
        Thread ending = new Thread(() -> {
            lifecycle.destroyed();
            lifecycle.completed(200, null);
        });
        ending.start();
        awaitNow(givingBack);
        Thread closing = closing(watchdog);
        mayGiveBack.countDown();
        closing.join();
        ending.join();
        assertThat(resources.ended).hasSize(1);
    }

    private static void awaitNow(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRequestThatRunsOnWhenTheSiteIsUndeployedIsEndedOnceAllTheSame() {
        Watchdog watchdog = new Watchdog(new ThreadTimer(), Duration.ofMillis(1));
        RequestLifecycle lifecycle = open(watchdog, EndMode.HOOK);
        watchdog.close();
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.ABORTED);
        lifecycle.dispatchEnded();
        lifecycle.completed(200, null);
        assertThat(events.onlyFinished().failure()).hasMessageContaining("undeployed");
    }

    @Test
    void aRunningRequestThatGoesAsynchronousWhileTheSiteIsUndeployedIsAborted() {
        Watchdog watchdog = new Watchdog(new ThreadTimer(), Duration.ofMinutes(1));
        RequestLifecycle lifecycle = open(watchdog, EndMode.HOOK);
        closing(watchdog);
        lifecycle.asyncStarted();
        lifecycle.dispatchEnded();
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.ABORTED);
    }

    @Test
    void whatIsOverIsNotEndedAgain() {
        Watchdog watchdog = Watchdog.start();
        RequestLifecycle lifecycle = open(watchdog, EndMode.HOOK);
        lifecycle.dispatchEnded();
        lifecycle.completed(200, null);
        watchdog.close();
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.COMPLETED);
    }

    private void undeployWhileItLingers(boolean sent) {
        Watchdog watchdog = Watchdog.start();
        lingering(watchdog, events, () -> sent);
        watchdog.close();
    }

    @Test
    void closingAbortsARequestWhoseResponseIsStillBeingSent() {
        undeployWhileItLingers(false);
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.ABORTED);
    }

    @Test
    void closingCompletesARequestWhoseResponseHasBeenSent() {
        undeployWhileItLingers(true);
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.COMPLETED);
    }

    private void lingering(Watchdog watchdog, RequestEvents events, BooleanSupplier sent) {
        RequestInfo request = new RequestInfo("1", "GET", "/", null, "", Instant.EPOCH);
        RequestLifecycle lifecycle = new RequestLifecycle(
                EndMode.HOOK,
                watchdog,
                resources.deliver(events, Runnable::run),
                resources.open(request),
                () -> 200,
                failure -> false);
        lifecycle.dispatchStarted();
        lifecycle.lingersUntil(sent);
        lifecycle.start();
        lifecycle.dispatchEnded();
        lifecycle.destroyed();
    }

    @Test
    void aRequestThatCantBeLookedAtKeepsNobodyFromTheOthers() {
        VirtualClock clock = new VirtualClock();
        Watchdog watchdog = new Watchdog(clock);
        lingering(watchdog, new RecordedEvents(), () -> {
            throw new NoClassDefFoundError("the server's class loader is closed");
        });
        boolean[] sent = {false};
        lingering(watchdog, events, () -> sent[0]);
        clock.advance(Watchdog.LOOK.multipliedBy(3));
        assertThat(events.finished).isEmpty();
        sent[0] = true;
        clock.advance(Watchdog.LOOK);
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.COMPLETED);
    }

    @Test
    void aLookForWhichThereIsNoThreadIsTriedAgainWithTheNextRequest() {
        NoThreadYet timer = new NoThreadYet();
        Watchdog watchdog = new Watchdog(timer);
        lingering(watchdog, events, () -> true);
        timer.makeThreads();
        lingering(watchdog, new RecordedEvents(), () -> true);
        timer.advance(Watchdog.LOOK.multipliedBy(2));
        assertThat(events.onlyFinished().outcome()).isEqualTo(RequestOutcome.COMPLETED);
    }

    @Test
    void aGraceForWhichThereIsNoThreadEndsAtOnce() {
        List<String> ended = new ArrayList<>();
        new Watchdog(new NoThreadYet()).watch(() -> ended.add("at once"));
        assertThat(ended).containsExactly("at once");
    }
}
