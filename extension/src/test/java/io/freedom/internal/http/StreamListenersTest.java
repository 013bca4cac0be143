package io.freedom.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.RequestFinished;
import io.freedom.RequestOutcome;
import io.freedom.internal.resources.HeldResources;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a request whose listeners throw, and how long it runs. */
class StreamListenersTest extends BreakingConnection {

    private static WriteListener listener(TrackedOutput output, @Nullable RuntimeException bug) {
        return new WriteListener() {
            @Override
            public void onWritePossible() throws IOException {
                if (bug != null) {
                    throw bug;
                }
                output.write(1);
            }

            @Override
            public void onError(Throwable failure) {}
        };
    }

    @Test
    void aWriteListenerThatThrowsHasFailed() {
        IllegalStateException bug = new IllegalStateException("bug");
        TrackedOutput output = output(-1);
        output.setWriteListener(listener(output, bug));
        assertThat(container.listener).isNotNull();
        assertThatThrownBy(container.listener::onWritePossible).isSameAs(bug);
        container.listener.onError(bug);
        RequestFinished end = endNormally();
        assertThat(end.outcome()).isEqualTo(RequestOutcome.FAILED);
        assertThat(end.failure()).isSameAs(bug);
        assertThat(events.failed).hasSize(1);
    }

    @Test
    void aWriteListenerWhoseClientLeftIsAborted() {
        TrackedOutput output = output(-1);
        output.setWriteListener(listener(output, null));
        container.failure = GONE;
        assertThat(container.listener).isNotNull();
        assertThatThrownBy(container.listener::onWritePossible).isSameAs(GONE);
        container.listener.onError(GONE);
        assertThat(endNormally().outcome()).isEqualTo(RequestOutcome.ABORTED);
        assertThat(events.failed).isEmpty();
    }

    @Test
    void aReadListenerThatIsToldOfAFailureLostItsClient() {
        BrokenInput container = new BrokenInput(GONE);
        TrackedInput input = new TrackedInput(container, track.connection());
        List<Throwable> told = new ArrayList<>();
        input.setReadListener(new ReadListener() {
            @Override
            public void onDataAvailable() {}

            @Override
            public void onAllDataRead() {}

            @Override
            public void onError(Throwable failure) {
                told.add(failure);
            }
        });
        assertThat(container.listener).isNotNull();
        container.listener.onError(GONE);
        assertThat(told).containsExactly(GONE);
        assertThat(endNormally().outcome()).isEqualTo(RequestOutcome.ABORTED);
    }

    private void assertRunning() {
        assertThat(delivery.resources().current().get()).isSameAs(resources);
        lifecycle.completed(200, null);
        assertThat(events.finished).isEmpty();
    }

    @Test
    void aRequestIsNotOverWhileAWriteListenerRuns() throws IOException {
        output(-1).setWriteListener(new WriteListener() {
            @Override
            public void onWritePossible() {
                assertRunning();
            }

            @Override
            public void onError(Throwable failure) {}
        });
        lifecycle.dispatchEnded();
        assertThat(container.listener).isNotNull();
        container.listener.onWritePossible();
        assertThat(events.finished).hasSize(1);
    }

    @Test
    void aRequestIsNotOverWhileAWriteListenerIsToldOfAFailure() {
        output(-1).setWriteListener(new WriteListener() {
            @Override
            public void onWritePossible() {}

            @Override
            public void onError(Throwable failure) {
                assertRunning();
            }
        });
        lifecycle.dispatchEnded();
        assertThat(container.listener).isNotNull();
        container.listener.onError(GONE);
        assertThat(events.finished).hasSize(1);
    }

    private enum Told {
        DATA,
        END,
        FAILURE
    }

    @ParameterizedTest
    @EnumSource
    void aRequestIsNotOverWhileAReadListenerRuns(Told told) throws IOException {
        BrokenInput broken = new BrokenInput(GONE);
        new TrackedInput(broken, track.connection()).setReadListener(new ReadListener() {
            @Override
            public void onDataAvailable() {
                assertRunning();
            }

            @Override
            public void onAllDataRead() {
                assertRunning();
            }

            @Override
            public void onError(Throwable failure) {
                assertRunning();
            }
        });
        lifecycle.dispatchEnded();
        assertThat(broken.listener).isNotNull();
        switch (told) {
            case DATA -> broken.listener.onDataAvailable();
            case END -> broken.listener.onAllDataRead();
            case FAILURE -> broken.listener.onError(GONE);
        }
        assertThat(events.finished).hasSize(1);
    }

    @Test
    void aListenerThatThrowsNoLongerRuns() throws IOException {
        TrackedOutput output = output(-1);
        output.setWriteListener(listener(output, new IllegalStateException("bug")));
        lifecycle.dispatchEnded();
        assertThat(container.listener).isNotNull();
        assertThatThrownBy(container.listener::onWritePossible).hasMessage("bug");
        assertThat(end().outcome()).isEqualTo(RequestOutcome.FAILED);
    }

    @Test
    @SuppressWarnings("NullAway")
    void noListenerIsRefusedAsAContainerDoes() {
        assertThatThrownBy(() -> output(-1).setWriteListener(null)).isInstanceOf(NullPointerException.class);
        BrokenInput broken = new BrokenInput(GONE);
        TrackedInput input = new TrackedInput(broken, track.connection());
        assertThatThrownBy(() -> input.setReadListener(null)).isInstanceOf(NullPointerException.class);
        assertThat(broken.listener).isNull();
        assertThat(container.listener).isNull();
        endNormally();
    }

    private final class Completion implements AsyncListener {

        private final List<@Nullable HeldResources> workedFor = new ArrayList<>();
        private int count;

        private void note() {
            workedFor.add(delivery.resources().current().get());
        }

        @Override
        public void onComplete(AsyncEvent event) {
            note();
            count++;
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            note();
        }

        @Override
        public void onError(AsyncEvent event) {
            note();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            note();
        }
    }

    @Test
    void theThreadOfEveryListenerWorksForItsRequest() throws IOException {
        Completion listener = new Completion();
        AsyncEvent event = new AsyncEvent(null, null, null, null);
        for (boolean follows : new boolean[] {false, true}) {
            AsyncCycle cycle = new AsyncCycle(lifecycle);
            lifecycle.asyncStarted();
            cycle.add(listener, null, null);
            if (follows) {
                cycle.onStartAsync(event);
            } else {
                cycle.onTimeout(event);
                cycle.onError(event);
                cycle.onComplete(event);
            }
        }
        assertThat(listener.workedFor).containsExactly(resources, resources, resources, resources);
        assertThat(delivery.resources().current().get()).isNull();
        lifecycle.asyncCompleteCalled();
        endNormally();
    }

    @Test
    void anAsynchronousListenerIsAddedWhileItWillBeCalledAndRefusedAfterwards() throws IOException {
        AsyncCycle cycle = new AsyncCycle(lifecycle);
        Completion early = new Completion();
        Completion late = new Completion();
        lifecycle.asyncStarted();
        cycle.add(early, null, null);
        lifecycle.asyncCompleteCalled();
        cycle.onComplete(new AsyncEvent(null, null, null, null));
        assertThatThrownBy(() -> cycle.add(late, null, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The asynchronous request is complete: nothing would call the listener.");
        assertThat(early.count).isEqualTo(1);
        assertThat(late.count).isZero();
        endNormally();
    }
}
