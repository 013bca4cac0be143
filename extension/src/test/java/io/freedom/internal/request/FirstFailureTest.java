package io.freedom.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FirstFailureTest {

    private static final IllegalStateException BUG = new IllegalStateException("bug");

    private final FirstFailure failure = new FirstFailure();
    private final Queue<String> order = new ConcurrentLinkedQueue<>();

    private static Function<@Nullable Throwable, Runnable> ending(Queue<String> order) {
        return found -> () -> order.add("end");
    }

    @Test
    void withoutAFailureTheEndComesAtOnce() {
        failure.thenEnd(ending(order));
        assertThat(order).containsExactly("end");
        assertThat(failure.get()).isNull();
    }

    @Test
    void theEndWaitsUntilTheFailureWasTold() {
        Runnable told = failure.note(BUG);
        failure.thenEnd(ending(order));
        assertThat(order).isEmpty();
        assertThat(told).isNotNull();
        told.run();
        assertThat(order).containsExactly("end");
        assertThat(failure.get()).isSameAs(BUG);
    }

    @Test
    void afterTheFailureWasToldTheEndComesAtOnce() {
        Runnable told = failure.note(BUG);
        assertThat(told).isNotNull();
        told.run();
        failure.thenEnd(ending(order));
        assertThat(order).containsExactly("end");
    }

    @Test
    void onlyTheFirstFailureCounts() {
        failure.note(BUG);
        assertThat(failure.note(new IllegalStateException("second"))).isNull();
        assertThat(failure.get()).isSameAs(BUG);
    }

    @Test
    void noFailureIsNotedAfterTheEnd() {
        failure.thenEnd(ending(order));
        assertThat(failure.note(BUG)).isNull();
        assertThat(failure.get()).isNull();
    }

    @Test
    void aFailureAndTheEndAtTheSameTimeComeInOrderAndTheEndOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 5_000; round++) {
                FirstFailure first = new FirstFailure();
                Queue<String> seen = new ConcurrentLinkedQueue<>();
                CyclicBarrier together = new CyclicBarrier(2);
                Future<?> fails = threads.submit(() -> {
                    together.await();
                    Runnable told = first.note(BUG);
                    if (told != null) {
                        seen.add("failed");
                        told.run();
                    }
                    return null;
                });
                Future<?> ends = threads.submit(() -> {
                    together.await();
                    first.thenEnd(ending(seen));
                    return null;
                });
                fails.get();
                ends.get();
                assertThat(List.copyOf(seen)).isIn(List.of("end"), List.of("failed", "end"));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void noFailureIsNotedOnceTheEndIsBeingMade() {
        failure.thenEnd(found -> {
            assertThat(found).isNull();
            assertThat(failure.note(BUG)).isNull();
            return () -> order.add("end");
        });
        assertThat(order).containsExactly("end");
    }

    @Test
    void theEndIsMadeOfTheFailureAtOnceAlsoWhereItIsToldLater() {
        Runnable told = failure.note(BUG);
        assertThat(told).isNotNull();
        failure.thenEnd(found -> {
            order.add("made of " + found.getMessage());
            return () -> order.add("end");
        });
        assertThat(order).containsExactly("made of bug");
        told.run();
        assertThat(order).containsExactly("made of bug", "end");
    }
}
