package io.freedom.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.RequestFailed;
import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import io.freedom.RequestStarted;
import io.freedom.internal.request.CountedResources;
import io.freedom.internal.request.Delivery;
import io.freedom.internal.request.EndMode;
import io.freedom.internal.request.RequestEvents;
import io.freedom.internal.request.RequestLifecycle;
import io.freedom.internal.request.Watchdog;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is kept through the dispatches: which failure of a forward is told, and the reader. */
class RequestTrackTest {

    private static final IllegalStateException BUG = new IllegalStateException("bug");

    private final Watchdog watchdog = Watchdog.start();
    private final Delivery delivery = CountedResources.delivery(new Nobody(), Runnable::run);
    private final RequestTrack track = new RequestTrack(new RequestLifecycle(
            EndMode.HOOK,
            watchdog,
            delivery,
            delivery.resources().open(new RequestInfo("1", "GET", "/", null, "", Instant.EPOCH)),
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

    private TrackedRequest dispatched(BufferedReader container) {
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> method.getName().equals("getReader") ? container : null);
        HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> null);
        return new TrackedRequest(request, new TrackedResponse(response, track), track, Set.of());
    }

    @Test
    void theNextDispatchReadsOnWhereTheLastOneStopped() throws IOException {
        BufferedReader container = new BufferedReader(new StringReader("one\ntwo\n"));
        assertThat(dispatched(container).getReader().readLine()).isEqualTo("one");
        assertThat(dispatched(container).getReader().readLine()).isEqualTo("two");
    }

    @Test
    void anotherReaderOfTheContainersIsAnotherOfTheSites() throws IOException {
        TrackedRequest request = dispatched(new BufferedReader(new StringReader("one")));
        assertThat(request.getReader()).isSameAs(request.getReader());
        assertThat(dispatched(new BufferedReader(new StringReader("other")))
                        .getReader()
                        .readLine())
                .isEqualTo("other");
        assertThat(request.getReader().readLine()).isEqualTo("one");
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
