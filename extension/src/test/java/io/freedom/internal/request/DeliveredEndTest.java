package io.freedom.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.RequestInfo;
import io.freedom.RequestOutcome;
import io.freedom.internal.resources.HeldResources;
import io.freedom.internal.resources.Resource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** On which thread an end is told, and what a request held is given back. */
class DeliveredEndTest extends SignalledLifecycle {

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
}
