package io.freedom.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import io.freedom.RequestOutcome;
import io.freedom.internal.resources.HeldResources;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class DeliveryThreadsTest {

    /** Longer than any machine stands still: what ends it is an interruption, not the clock. */
    private static final Duration UNTIL_INTERRUPTED = Duration.ofMinutes(1);

    private final CountDownLatch gate = new CountDownLatch(1);
    private final BlockingQueue<Thread> seen = new LinkedBlockingQueue<>();
    private final AtomicInteger made = new AtomicInteger();

    private static DeliveryThreads threads(int most, Duration lastWork) {
        return new DeliveryThreads(Runnable::run, most, lastWork, Thread::new);
    }

    private void hold() {
        seen.add(Thread.currentThread());
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void workRunsOnADaemonOfFreedomsOwnThatHoldsNothingOfItsMaker() throws InterruptedException {
        InheritableThreadLocal<String> inherited = new InheritableThreadLocal<>();
        inherited.set("of the maker");
        Thread.currentThread().setContextClassLoader(new ClassLoader() {});
        BlockingQueue<String> found = new LinkedBlockingQueue<>();
        try (DeliveryThreads threads = new DeliveryThreads(Runnable::run)) {
            threads.execute(() -> {
                found.add("inherited " + inherited.get());
                hold();
            });
            Thread thread = seen.take();
            assertThat(thread.getName()).isEqualTo("freedom-finished-1");
            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.getContextClassLoader()).isSameAs(DeliveryThreads.class.getClassLoader());
            assertThat(found.take()).isEqualTo("inherited null");
            gate.countDown();
        } finally {
            inherited.remove();
            Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
        }
    }

    @Test
    void workRunsInTheEnvironmentOfTheSite() throws InterruptedException {
        BlockingQueue<String> order = new LinkedBlockingQueue<>();
        try (DeliveryThreads threads = new DeliveryThreads(work -> {
            order.add("entered");
            work.run();
        })) {
            threads.execute(() -> order.add("work"));
            assertThat(order.take()).isEqualTo("entered");
            assertThat(order.take()).isEqualTo("work");
        }
    }

    @Test
    void oneThatIsSlowHoldsUpNobody() throws InterruptedException {
        try (DeliveryThreads threads = threads(256, Duration.ofSeconds(5))) {
            threads.execute(this::hold);
            Thread slow = seen.take();
            threads.execute(() -> seen.add(Thread.currentThread()));
            assertThat(seen.take()).isNotSameAs(slow).isNotSameAs(Thread.currentThread());
            gate.countDown();
        }
    }

    @Test
    void whereAllThreadsAreBusyWorkWaitsForTheNextOneThatIsFree() throws InterruptedException {
        try (DeliveryThreads threads = threads(1, Duration.ofSeconds(5))) {
            threads.execute(this::hold);
            Thread only = seen.take();
            threads.execute(() -> seen.add(Thread.currentThread()));
            assertThat(seen).isEmpty();
            gate.countDown();
            assertThat(seen.take()).isSameAs(only);
        }
    }

    @Test
    void howeverMuchWaitsTheCallerNeverWorksAndIsToldOfItOnce() throws InterruptedException {
        try (LoggedMessages log = new LoggedMessages();
                DeliveryThreads threads = threads(1, Duration.ofSeconds(5))) {
            threads.execute(this::hold);
            Thread only = seen.take();
            Set<Thread> ran = ConcurrentHashMap.newKeySet();
            CountDownLatch all = new CountDownLatch(20_000);
            for (int i = 0; i < 20_000; i++) {
                threads.execute(() -> {
                    ran.add(Thread.currentThread());
                    all.countDown();
                });
            }
            assertThat(ran).isEmpty();
            gate.countDown();
            all.await();
            assertThat(ran).containsExactly(only);
            assertThat(log.messages())
                    .singleElement()
                    .asString()
                    .startsWith("FREEDOM-0305: 10000 events wait")
                    .contains("1 threads are busy");
        }
    }

    /** Makes one thread, and then says what a system says that has no more. */
    private Thread makeOne(ThreadGroup group, Runnable work, String name, long stack, boolean inherits) {
        if (made.incrementAndGet() == 1) {
            return new Thread(group, work, name, stack, inherits);
        }
        throw new OutOfMemoryError("unable to create native thread");
    }

    @Test
    void whereNoMoreThreadsCanBeMadeWorkWaitsForThoseThatAreThere() throws InterruptedException {
        try (DeliveryThreads threads = new DeliveryThreads(Runnable::run, 256, Duration.ofSeconds(5), this::makeOne)) {
            threads.execute(this::hold);
            Thread only = seen.take();
            threads.execute(() -> seen.add(Thread.currentThread()));
            assertThat(seen).isEmpty();
            gate.countDown();
            assertThat(seen.take()).isSameAs(only);
        }
    }

    @Test
    void whereNoThreadAtAllCanBeMadeTheCallerWorks() {
        made.set(1);
        try (DeliveryThreads threads = new DeliveryThreads(Runnable::run, 256, Duration.ofSeconds(5), this::makeOne)) {
            threads.execute(() -> seen.add(Thread.currentThread()));
            assertThat(seen).containsExactly(Thread.currentThread());
        }
    }

    @Test
    void closingWaitsForWhatIsUnderWayAndWhatWaits() throws InterruptedException {
        DeliveryThreads threads = threads(1, Duration.ofSeconds(20));
        threads.execute(this::hold);
        Thread only = seen.take();
        threads.execute(() -> seen.add(Thread.currentThread()));
        Thread closing = new Thread(threads::close);
        closing.start();
        gate.countDown();
        closing.join();
        assertThat(seen).containsExactly(only);
    }

    @Test
    void afterClosingWorkRunsOnTheCaller() {
        DeliveryThreads threads = threads(256, Duration.ofSeconds(5));
        threads.close();
        threads.execute(() -> seen.add(Thread.currentThread()));
        assertThat(seen).containsExactly(Thread.currentThread());
    }

    /** Each interruption ends what it waits for just then, as the end of the time for that does. */
    private static Thread closing(DeliveryThreads threads) {
        Thread closing = new Thread(threads::close);
        closing.start();
        await().atMost(UNTIL_INTERRUPTED).until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        return closing;
    }

    @Test
    void whatDoesNotEndWhenTheSiteDoesIsInterruptedAndNothingThatWaitsIsLost() throws InterruptedException {
        DeliveryThreads threads = threads(1, UNTIL_INTERRUPTED);
        threads.execute(this::hold);
        Thread slow = seen.take();
        threads.execute(() -> seen.add(Thread.currentThread()));
        try (LoggedMessages log = new LoggedMessages()) {
            Thread closing = closing(threads);
            closing.interrupt();
            closing.join();
            assertThat(log.messages())
                    .singleElement()
                    .asString()
                    .startsWith("FREEDOM-0304: ")
                    .contains("still run (1)")
                    .doesNotContain("lost");
        }
        assertThat(seen.take()).isNotSameAs(slow).isNotSameAs(Thread.currentThread());
        slow.join();
        assertThat(gate.getCount()).isEqualTo(1);
    }

    @Test
    void whatWaitsHasLittleTimeAndOfTheRestNobodyIsTold() throws InterruptedException {
        DeliveryThreads threads = threads(1, UNTIL_INTERRUPTED);
        threads.execute(this::hold);
        seen.take();
        for (int i = 0; i < 4; i++) {
            threads.execute(this::hold);
        }
        Thread second;
        try (LoggedMessages log = new LoggedMessages()) {
            Thread closing = closing(threads);
            closing.interrupt();
            second = seen.take();
            closing.interrupt();
            closing.join();
            assertThat(log.messages())
                    .singleElement()
                    .asString()
                    .contains("see that they end sooner. 3 events that waited for them are told nobody any more;"
                            + " what their requests hold is given back all the same.");
        }
        second.join();
        assertThat(second.isDaemon()).isTrue();
        assertThat(seen).isEmpty();
        assertThat(gate.getCount()).isEqualTo(1);
    }

    private static final RequestInfo REQUEST = new RequestInfo("1", "GET", "/", null, "", Instant.EPOCH);

    /** A request whose end is told to an observer that never comes back. */
    private HeldResources held(Delivery delivery, AutoCloseable resource) {
        HeldResources held = delivery.resources().open(REQUEST);
        held.acquire("one", () -> resource);
        return held;
    }

    private RequestFinished finished() {
        return new RequestFinished(REQUEST, RequestOutcome.COMPLETED, 200, null, Duration.ZERO);
    }

    private Delivery slowDelivery(DeliveryThreads threads, AtomicInteger told) {
        RecordedEvents events = new RecordedEvents();
        events.meanwhile = () -> {
            told.incrementAndGet();
            hold();
        };
        return CountedResources.delivery(events, threads);
    }

    @Test
    void whatRequestsHoldIsGivenBackThoughNobodyCanBeToldOfTheirEnd() throws InterruptedException {
        DeliveryThreads threads = threads(1, Duration.ofMillis(500));
        AtomicInteger told = new AtomicInteger();
        Delivery delivery = slowDelivery(threads, told);
        CountDownLatch frozen = new CountDownLatch(1);
        AtomicInteger back = new AtomicInteger();
        threads.execute(this::hold);
        threads.execute(this::hold);
        seen.take();
        delivery.finishedElsewhere(held(delivery, frozen::await), finished());
        for (int i = 0; i < 100; i++) {
            delivery.finishedElsewhere(held(delivery, back::incrementAndGet), finished());
        }
        threads.close();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(back).hasValue(100));
        assertThat(told).hasValue(0);
        frozen.countDown();
    }

    @Test
    void anEndThatWaitsForAFailureThatNobodyIsToldOfGivesBackToo() throws InterruptedException {
        DeliveryThreads threads = threads(1, UNTIL_INTERRUPTED);
        AtomicInteger told = new AtomicInteger();
        Delivery delivery = slowDelivery(threads, told);
        AtomicInteger back = new AtomicInteger();
        threads.execute(this::hold);
        threads.execute(this::hold);
        seen.take();
        HeldResources held = held(delivery, back::incrementAndGet);
        delivery.failedElsewhere(
                held, new IllegalStateException("bug"), () -> delivery.finishedElsewhere(held, finished()));
        Thread closing = closing(threads);
        closing.interrupt();
        seen.take();
        closing.interrupt();
        closing.join();
        assertThat(back).hasValue(1);
        assertThat(told).hasValue(0);
    }

    @Test
    void whereNoThreadCanBeMadeForItTheOneThatClosesGivesBack() throws InterruptedException {
        DeliveryThreads threads = new DeliveryThreads(Runnable::run, 1, Duration.ofMillis(500), this::makeOne);
        AtomicInteger told = new AtomicInteger();
        Delivery delivery = slowDelivery(threads, told);
        AtomicInteger back = new AtomicInteger();
        threads.execute(this::hold);
        seen.take();
        delivery.finishedElsewhere(held(delivery, back::incrementAndGet), finished());
        threads.close();
        assertThat(back).hasValue(1);
        assertThat(told).hasValue(0);
    }
}
