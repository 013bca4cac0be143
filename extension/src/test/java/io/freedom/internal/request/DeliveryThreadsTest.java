package io.freedom.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DeliveryThreadsTest {

    private final CountDownLatch gate = new CountDownLatch(1);
    private final BlockingQueue<Thread> seen = new LinkedBlockingQueue<>();

    private static DeliveryThreads threads(int most, Duration lastWork) {
        return new DeliveryThreads(Runnable::run, most, lastWork);
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
    void whereAGreatDealWaitsTheCallerWorksToo() throws InterruptedException {
        try (DeliveryThreads threads = threads(1, Duration.ofSeconds(5))) {
            threads.execute(this::hold);
            seen.take();
            Queue<Thread> ran = new ConcurrentLinkedQueue<>();
            for (int i = 0; i <= 10_000; i++) {
                threads.execute(() -> ran.add(Thread.currentThread()));
            }
            assertThat(ran).containsExactly(Thread.currentThread());
            gate.countDown();
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

    @Test
    void whatDoesNotEndWhenTheSiteDoesIsInterruptedAndNothingThatWaitsIsLost() throws InterruptedException {
        DeliveryThreads threads = threads(1, Duration.ofMillis(10));
        threads.execute(this::hold);
        Thread slow = seen.take();
        threads.execute(() -> seen.add(Thread.currentThread()));
        threads.close();
        assertThat(seen.poll(10, TimeUnit.SECONDS)).isSameAs(Thread.currentThread());
        slow.join();
        assertThat(gate.getCount()).isEqualTo(1);
    }
}
