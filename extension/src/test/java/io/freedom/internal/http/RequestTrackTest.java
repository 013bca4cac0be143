package io.freedom.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.RequestFailed;
import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import io.freedom.RequestStarted;
import io.freedom.internal.request.Delivery;
import io.freedom.internal.request.EndMode;
import io.freedom.internal.request.RequestEvents;
import io.freedom.internal.request.RequestLifecycle;
import io.freedom.internal.request.Watchdog;
import jakarta.servlet.ServletException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which failure of a forward is told. */
class RequestTrackTest {

    private static final IllegalStateException BUG = new IllegalStateException("bug");

    private final Watchdog watchdog = Watchdog.start();
    private final RequestTrack track = new RequestTrack(new RequestLifecycle(
            EndMode.HOOK,
            watchdog,
            new Delivery(new Nobody(), Runnable::run),
            new RequestInfo("1", "GET", "/", null, "", Instant.EPOCH),
            () -> 200,
            failure -> false));

    private static final class Nobody implements RequestEvents {

        @Override
        public boolean observed() {
            return false;
        }

        @Override
        public void started(RequestStarted event) {}

        @Override
        public void failed(RequestFailed event) {}

        @Override
        public void finished(RequestFinished event) {}
    }

    @AfterEach
    void close() {
        watchdog.close();
    }

    @Test
    void whatAContainerWrappedOnTheWayOutOfAForwardIsToldAsItWasThrown() {
        track.threwInside(BUG);
        assertThat(track.original(new RuntimeException(new ServletException(BUG))))
                .isSameAs(BUG);
    }

    @Test
    void aCheckedExceptionIsToldAsItWasThrownThoughTheContainerUnwrapsTheServletException() {
        Exception checked = new Exception("checked");
        CheckedFailure carried = new CheckedFailure(checked);
        track.threwInside(carried);
        assertThat(track.original(carried)).isSameAs(checked);
        assertThat(track.original(new RuntimeException(carried))).isSameAs(checked);
        assertThat(track.original(new RuntimeException(checked))).isSameAs(checked);
    }

    @Test
    void throughTwoForwardsTheInnermostIsTold() {
        RuntimeException wrapped = new RuntimeException(BUG);
        track.threwInside(BUG);
        track.threwInside(wrapped);
        assertThat(track.original(new RuntimeException(wrapped))).isSameAs(BUG);
    }

    @Test
    void whatTheSiteCaughtIsNotToldInPlaceOfWhatItThrows() {
        track.threwInside(BUG);
        IllegalArgumentException other = new IllegalArgumentException("other");
        assertThat(track.original(other)).isSameAs(other);
    }

    @Test
    void theLatestForwardCounts() {
        IllegalArgumentException second = new IllegalArgumentException("second");
        track.threwInside(BUG);
        track.threwInside(second);
        assertThat(track.original(new RuntimeException(second))).isSameAs(second);
    }

    @Test
    void withoutAForwardWhatLeftTheFilterIsTold() {
        RuntimeException wrapped = new RuntimeException(BUG);
        assertThat(track.original(wrapped)).isSameAs(wrapped);
    }

    @Test
    void causesThatFormACircleAreNotFollowedForEver() {
        RuntimeException one = new RuntimeException("one");
        RuntimeException two = new RuntimeException("two", one);
        one.initCause(two);
        track.threwInside(BUG);
        assertThat(track.original(one)).isSameAs(one);
    }
}
