package io.freedom.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.RequestFailed;
import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import io.freedom.RequestOutcome;
import io.freedom.RequestStarted;
import io.freedom.spi.RequestBoundary.OpenRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
}
