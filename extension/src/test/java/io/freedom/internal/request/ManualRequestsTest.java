package io.freedom.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.RequestFailed;
import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import io.freedom.RequestOutcome;
import io.freedom.RequestStarted;
import io.freedom.internal.resources.HeldResources;
import io.freedom.spi.RequestBoundary.OpenRequest;
import io.freedom.spi.RequestBoundary.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ManualRequestsTest {

    private static final IllegalStateException BUG = new IllegalStateException("bug");

    private final List<String> told = new ArrayList<>();
    private Runnable whileFailureIsTold = () -> {};

    private final OpenRequest request = new ManualRequests(CountedResources.delivery(
                    new RequestEvents() {
                        @Override
                        public boolean observed() {
                            return true;
                        }

                        @Override
                        public void started(RequestStarted event) {
                            told.add("started");
                        }

                        @Override
                        public void failed(RequestFailed event) {
                            told.add("failed");
                            whileFailureIsTold.run();
                            told.add("failure told");
                        }

                        @Override
                        public void finished(RequestFinished event) {
                            told.add("finished " + event.outcome() + " " + event.failure());
                        }
                    },
                    Runnable::run))
            .open(new RequestInfo("1", "JOB", "/", null, "", Instant.EPOCH));

    @Test
    void theFirstFailureIsToldAndTheFirstEndAfterIt() {
        request.fail(BUG);
        request.fail(new IllegalStateException("second"));
        request.finish(RequestOutcome.FAILED, 500);
        request.finish(RequestOutcome.COMPLETED, 200);
        assertThat(told).containsExactly("started", "failed", "failure told", "finished FAILED " + BUG);
    }

    @Test
    void nothingIsToldAfterTheEnd() {
        request.finish(RequestOutcome.COMPLETED, 200);
        request.fail(BUG);
        assertThat(told).containsExactly("started", "finished COMPLETED null");
    }

    @Test
    void anEndThatComesWhileTheFailureIsToldWaitsForThat() {
        whileFailureIsTold = () -> request.finish(RequestOutcome.FAILED, 500);
        request.fail(BUG);
        assertThat(told).containsExactly("started", "failed", "failure told", "finished FAILED " + BUG);
    }

    private final Delivery delivery = CountedResources.delivery(new RecordedEvents(), Runnable::run);
    private final ManualRequests requests = new ManualRequests(delivery);

    private OpenRequest open(String id) {
        return requests.open(new RequestInfo(id, "JOB", "/", null, "", Instant.EPOCH));
    }

    private @Nullable Object current() {
        return delivery.resources().current().get();
    }

    @Test
    void scopesThatAreClosedInAnotherOrderLeaveNothingBehind() {
        OpenRequest one = open("1");
        OpenRequest other = open("2");
        Scope outer = one.enter();
        Scope inner = other.enter();
        outer.close();
        assertThat(current()).isSameAs(other.resources());
        inner.close();
        assertThat(current()).isNull();
    }

    @Test
    void aRequestThatIsEnteredTwiceIsLeftTwice() {
        OpenRequest one = open("1");
        Scope outer = one.enter();
        Scope inner = one.enter();
        outer.close();
        outer.close();
        assertThat(current()).isSameAs(one.resources());
        inner.close();
        assertThat(current()).isNull();
    }

    @Test
    void oneInTheMiddleIsSkippedAndTheOuterOneGoesOn() {
        OpenRequest one = open("1");
        Scope outer = one.enter();
        Scope middle = open("2").enter();
        Scope inner = open("3").enter();
        middle.close();
        inner.close();
        assertThat(current()).isSameAs(one.resources());
        outer.close();
        assertThat(current()).isNull();
    }

    /** A container's dispatch, for example, ends and begins with no regard to a scope that was left open in it. */
    @Test
    void aScopeThatIsClosedLateDoesNotTouchWhatTheThreadDoesMeanwhile() {
        HeldResources served = delivery.resources().open(new RequestInfo("0", "GET", "/", null, "", Instant.EPOCH));
        Scope forgotten = open("1").enter();
        delivery.resources().current().leave(null);
        delivery.resources().current().enter(served);
        forgotten.close();
        assertThat(current()).isSameAs(served);
        delivery.resources().current().leave(null);
    }

    @Test
    void aScopeIsClosedByTheThreadThatEntered() throws InterruptedException {
        OpenRequest one = open("1");
        Scope scope = one.enter();
        List<Throwable> thrown = new CopyOnWriteArrayList<>();
        Thread other = new Thread(() -> {
            try {
                scope.close();
            } catch (IllegalStateException refused) {
                thrown.add(refused);
            }
        });
        other.start();
        other.join();
        assertThat(thrown)
                .singleElement()
                .asString()
                .contains("was entered by the thread " + Thread.currentThread().getName());
        assertThat(current()).isSameAs(one.resources());
        scope.close();
        assertThat(current()).isNull();
    }
}
