package io.freedom.internal.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.freedom.RequestResources.Source;
import io.freedom.RequestResourcesException;
import io.freedom.ResourceStatistics;
import io.freedom.internal.timer.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SeveralThreadsTest {

    private final Closing things = new Closing();
    private final SiteResources site = Sites.site(new VirtualClock());
    private final HeldResources request = site.open(Sites.request("/shop"));
    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    /** Work on a thread of its own. */
    private static final class Running<T> {

        private final FutureTask<T> task;
        private final Thread thread;

        Running(Callable<T> work) {
            task = new FutureTask<>(work);
            thread = new Thread(task);
            thread.start();
        }

        Running<T> waits() {
            await().atMost(Duration.ofMinutes(1)).until(() -> thread.getState() == Thread.State.WAITING);
            return this;
        }

        T result() throws InterruptedException, ExecutionException {
            return task.get();
        }

        Throwable failure() throws InterruptedException {
            try {
                throw new AssertionError("It gave " + task.get());
            } catch (ExecutionException failure) {
                return failure.getCause();
            }
        }
    }

    private Running<AutoCloseable> acquiring(String name, Source<AutoCloseable, Exception> source) {
        return new Running<>(() -> request.acquire(name, source));
    }

    /** Waits in its source for the gate. */
    private Running<AutoCloseable> slow(String name) throws InterruptedException {
        Running<AutoCloseable> running = acquiring(name, () -> {
            called.countDown();
            gate.await();
            return things.thing(name);
        });
        called.await();
        return running;
    }

    @Test
    void whoAsksForANameThatIsBeingAcquiredWaitsAndGetsTheSame() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Running<AutoCloseable> first = slow("a");
        Running<AutoCloseable> second = acquiring("a", () -> things.thing("second" + calls.incrementAndGet()));
        second.waits();
        gate.countDown();
        assertThat(second.result()).isSameAs(first.result());
        assertThat(calls).hasValue(0);
        request.end();
        assertThat(things.closed).containsExactly("a");
    }

    @Test
    void whereTheFirstSourceFailsTheNextOneIsCalled() throws Exception {
        Running<AutoCloseable> first = acquiring("a", () -> {
            called.countDown();
            gate.await();
            throw new IOException("first");
        });
        called.await();
        Running<AutoCloseable> second =
                acquiring("a", () -> things.thing("second")).waits();
        gate.countDown();
        assertThat(first.failure()).isInstanceOf(IOException.class).hasMessage("first");
        assertThat(second.result()).isNotNull();
        request.end();
        assertThat(things.closed).containsExactly("second");
    }

    @Test
    void otherNamesDoNotWait() throws Exception {
        Running<AutoCloseable> slow = slow("a");
        request.acquire("b", () -> things.thing("b"));
        request.lend(things.resource("lent"));
        request.release("a");
        request.release("b");
        assertThat(things.closed).containsExactly("b");
        gate.countDown();
        slow.result();
        request.end();
        assertThat(things.closed).containsExactly("b", "a", "lent");
    }

    @Test
    void whatASourceNeedsIsGivenBackAfterIt() {
        request.acquire("outer", () -> {
            request.acquire("inner", () -> things.thing("inner"));
            return things.thing("outer");
        });
        request.end();
        assertThat(things.closed).containsExactly("outer", "inner");
    }

    @Test
    void aSourceThatAsksForItselfIsToldSo() {
        assertThatThrownBy(() -> request.acquire("a", () -> request.acquire("a", () -> things.thing("a"))))
                .isInstanceOfSatisfying(
                        RequestResourcesException.class,
                        problem -> assertThat(problem.resource()).isEqualTo("a"))
                .hasMessageStartingWith("FREEDOM-0620: The source of \"a\" waits for \"a\" itself");
        request.acquire("a", () -> things.thing("later"));
        request.end();
        assertThat(things.closed).containsExactly("later");
    }

    @Test
    void sourcesOfTwoThreadsThatNeedEachOtherAreToldSo() throws Exception {
        Running<AutoCloseable> first = acquiring("a", () -> {
            called.countDown();
            gate.await();
            return request.acquire("b", () -> things.thing("b of a"));
        });
        called.await();
        Running<AutoCloseable> second = acquiring("b", () -> {
            gate.countDown();
            return request.acquire("a", () -> things.thing("a of b"));
        });
        int told = 0;
        for (Running<AutoCloseable> running : List.of(first, second)) {
            try {
                running.result();
            } catch (ExecutionException failure) {
                assertThat(failure.getCause()).hasMessageStartingWith("FREEDOM-0620");
                told++;
            }
        }
        assertThat(told).isEqualTo(1);
    }

    @Test
    void aThreadThatIsInterruptedWhileItWaitsSaysSoAndStaysInterrupted() throws Exception {
        Running<AutoCloseable> first = slow("a");
        boolean[] interrupted = new boolean[1];
        Running<AutoCloseable> second = new Running<>(() -> {
            try {
                return request.acquire("a", () -> things.thing("second"));
            } finally {
                interrupted[0] = Thread.interrupted();
            }
        });
        second.waits().thread.interrupt();
        assertThat(second.failure())
                .hasMessageStartingWith("FREEDOM-0621: ")
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(interrupted[0]).isTrue();
        gate.countDown();
        assertThat(first.result()).isNotNull();
    }

    @Test
    void whatIsUnderWayWhenTheRequestEndsIsGivenBackAtOnce() throws Exception {
        Running<AutoCloseable> first = slow("a");
        Running<AutoCloseable> second =
                acquiring("a", () -> things.thing("second")).waits();
        request.end();
        assertThat(things.closed).isEmpty();
        gate.countDown();
        assertThat(first.failure()).hasMessageStartingWith("FREEDOM-0602: \"a\" was acquired for GET /shop");
        assertThat(second.failure()).hasMessageStartingWith("FREEDOM-0602: ");
        assertThat(things.closed).containsExactlyInAnyOrder("a", "second");
        assertThat(request.statistics().held()).isZero();
    }

    @Test
    void aSourceThatFailsAfterTheEndIsSuppressed() {
        request.end();
        assertThatThrownBy(() -> request.acquire("a", () -> {
                    throw new IOException("no connection");
                }))
                .hasMessageStartingWith("FREEDOM-0602: ")
                .satisfies(problem -> assertThat(problem.getSuppressed())
                        .singleElement()
                        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.THROWABLE)
                        .hasMessage("no connection"));
        assertThat(request.statistics().acquired()).isZero();
    }

    @Test
    void twoRequestsHaveTheirOwnUnderOneName() {
        HeldResources other = site.open(Sites.request("/other"));
        AutoCloseable first = request.acquire("a", () -> things.thing("first"));
        AutoCloseable second = other.acquire("a", () -> things.thing("second"));
        assertThat(first).isNotSameAs(second);
        request.end();
        assertThat(things.closed).containsExactly("first");
        assertThat(other.<AutoCloseable, RuntimeException>acquire("a", () -> things.thing("third")))
                .isSameAs(second);
        other.end();
        assertThat(things.closed).containsExactly("first", "second");
        assertThat(site.injected().statistics().mostHeld()).isEqualTo(2);
        assertThat(site.injected().statistics().mostHeldByOneRequest()).isEqualTo(1);
    }

    @Test
    void oneThatIsClosedReleasedAndEndedAtTheSameTimeIsGivenBackOnce() throws Exception {
        for (int i = 0; i < 500; i++) {
            HeldResources request = site.open(Sites.request("/shop"));
            Closing things = new Closing();
            Resource lent = things.resource("lent");
            request.lend(lent);
            request.acquire("a", () -> things.thing("a"));
            together(
                    () -> request.giveBack(lent),
                    () -> request.release(),
                    () -> request.release("a"),
                    () -> request.end());
            assertThat(things.closed).containsExactlyInAnyOrder("lent", "a");
        }
        assertThat(site.injected().statistics().held()).isZero();
        assertThat(site.injected().statistics().released()).isEqualTo(1_000);
    }

    @Test
    void whatIsAcquiredWhileTheRequestEndsIsGivenBackOnce() throws Exception {
        for (int i = 0; i < 500; i++) {
            HeldResources request = site.open(Sites.request("/shop"));
            Closing things = new Closing();
            AtomicInteger made = new AtomicInteger();
            Step acquire = () -> {
                try {
                    request.acquire("a", () -> things.thing("a" + made.incrementAndGet()));
                } catch (RequestResourcesException late) {
                    assertThat(late.id()).isEqualTo("FREEDOM-0602");
                }
            };
            Step lend = () -> {
                made.incrementAndGet();
                try {
                    request.lend(things.resource("lent"));
                } catch (RequestResourcesException late) {
                    assertThat(late.id()).isEqualTo("FREEDOM-0602");
                }
            };
            together(acquire, acquire, lend, () -> request.end());
            assertThat(things.closed).doesNotHaveDuplicates().hasSize(made.get());
        }
        assertThat(site.injected().statistics().held()).isZero();
        assertThat(site.injected().statistics().released())
                .isEqualTo(site.injected().statistics().acquired());
    }

    @Test
    void whoSeesThatNothingIsHeldSeesWhatBecameOfIt() throws Exception {
        for (int i = 1; i <= 500; i++) {
            HeldResources request = site.open(Sites.request("/shop"));
            request.lend(new PlainResource(() -> {
                throw new IOException("broken");
            }));
            Running<Boolean> ending = new Running<>(() -> {
                request.end();
                return true;
            });
            ResourceStatistics now = site.injected().statistics();
            while (now.held() > 0) {
                now = site.injected().statistics();
            }
            assertThat(now.leaked()).isEqualTo(i);
            assertThat(now.failed()).isEqualTo(i);
            ending.result();
        }
    }

    /** What may throw anything. */
    private interface Step {
        void run() throws Exception;
    }

    /** Each on its own thread, all at the same time. */
    private static void together(Step... steps) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(steps.length);
        List<Running<Boolean>> all = new ArrayList<>();
        for (Step step : steps) {
            all.add(new Running<>(() -> {
                barrier.await();
                step.run();
                return true;
            }));
        }
        for (Running<Boolean> one : all) {
            one.result();
        }
    }
}
