package io.freedom.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freedom.RequestInfo;
import io.freedom.RequestOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    private final RecordedEvents events = new RecordedEvents();

    private RequestLifecycle open(Watchdog watchdog, EndMode mode) {
        RequestInfo request = new RequestInfo("1", "GET", "/", null, "", Instant.EPOCH);
        RequestLifecycle lifecycle = new RequestLifecycle(
                mode, watchdog, new Delivery(events, Runnable::run), request, () -> 200, failure -> false);
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
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
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
        RequestInfo request = new RequestInfo("1", "GET", "/", null, "", Instant.EPOCH);
        RequestLifecycle lifecycle = new RequestLifecycle(
                EndMode.HOOK, watchdog, new Delivery(events, Runnable::run), request, () -> 200, failure -> false);
        lifecycle.dispatchStarted();
        lifecycle.lingersUntil(() -> sent);
        lifecycle.start();
        lifecycle.dispatchEnded();
        lifecycle.destroyed();
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
}
