package io.freedom.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.freedom.internal.resources.HeldResources;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code AsyncContext.start} was given, and the end of the request. */
@Timeout(120)
class TrackedAsyncContextTest {

    private static final RequestInfo REQUEST = new RequestInfo("1", "GET", "/", null, "", Instant.EPOCH);

    private final List<String> journal = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Thread> begun = new LinkedBlockingQueue<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final Watchdog watchdog = Watchdog.start();
    private final Delivery delivery = CountedResources.delivery(new Journal(), Runnable::run);
    private final HeldResources resources = delivery.resources().open(REQUEST);

    private final class Journal implements RequestEvents {

        @Override
        public boolean observed() {
            return true;
        }

        @Override
        public void started(RequestStarted event) {}

        @Override
        public void failed(RequestFailed event) {}

        @Override
        public void finished(RequestFinished event) {
            journal.add("finished");
        }
    }

    @AfterEach
    void close() {
        gate.countDown();
        watchdog.close();
    }

    private RequestLifecycle lifecycle(EndMode mode) {
        RequestLifecycle lifecycle =
                new RequestLifecycle(mode, watchdog, delivery, resources, () -> 200, failure -> false);
        lifecycle.dispatchStarted();
        lifecycle.start();
        resources.acquire("cache", () -> () -> journal.add("given back"));
        lifecycle.asyncStarted();
        return lifecycle;
    }

    private static <T> T nothing(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                TrackedAsyncContextTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> null));
    }

    /** What the container does with what it is given. */
    private interface Starter {

        void start(Runnable work);
    }

    private static AsyncContext context(RequestLifecycle lifecycle, Starter starter) {
        AsyncContext container = (AsyncContext) Proxy.newProxyInstance(
                TrackedAsyncContextTest.class.getClassLoader(),
                new Class<?>[] {AsyncContext.class},
                (proxy, method, given) -> {
                    starter.start((Runnable) given[0]);
                    return null;
                });
        RequestTrack track = new RequestTrack(lifecycle);
        TrackedResponse response = new TrackedResponse(nothing(HttpServletResponse.class), track);
        TrackedRequest request = new TrackedRequest(nothing(HttpServletRequest.class), response, track, Set.of());
        return new TrackedAsyncContext(container, request, response, track);
    }

    private void work() {
        begun.add(Thread.currentThread());
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        journal.add("worked");
    }

    private static void timeOut(RequestLifecycle lifecycle) {
        lifecycle.asyncTimedOut();
        lifecycle.asyncCompleted();
        lifecycle.destroyed();
        lifecycle.completed(500, null);
    }

    @ParameterizedTest
    @EnumSource(EndMode.class)
    void nothingIsGivenBackThatItsWorkStillUses(EndMode mode) throws InterruptedException {
        RequestLifecycle lifecycle = lifecycle(mode);
        context(lifecycle, work -> new Thread(work).start()).start(this::work);
        Thread worker = begun.take();
        lifecycle.dispatchEnded();
        timeOut(lifecycle);
        assertThat(journal).isEmpty();
        gate.countDown();
        worker.join();
        assertThat(journal).containsExactly("worked", "finished", "given back");
    }

    @Test
    void workThatThrowsIsOverToo() {
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK);
        AsyncContext context = context(lifecycle, Runnable::run);
        assertThatThrownBy(() -> context.start(() -> {
                    throw new IllegalStateException("bug");
                }))
                .hasMessage("bug");
        lifecycle.dispatchEnded();
        timeOut(lifecycle);
        assertThat(journal).containsExactly("finished", "given back");
    }

    @Test
    void workThatNeverComesBackDoesNotOutliveTheSite() throws InterruptedException {
        RequestLifecycle lifecycle = lifecycle(EndMode.HOOK);
        context(lifecycle, work -> new Thread(work).start()).start(this::work);
        Thread worker = begun.take();
        lifecycle.dispatchEnded();
        lifecycle.completed(0, new IOException("client gone"));
        watchdog.close();
        assertThat(journal).containsExactly("finished", "given back");
        gate.countDown();
        worker.join();
        assertThat(journal).containsExactly("finished", "given back", "worked");
    }
}
