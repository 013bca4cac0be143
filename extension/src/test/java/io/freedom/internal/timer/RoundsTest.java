package io.freedom.internal.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final List<String> seen = new ArrayList<>();
    private final VirtualClock clock = new VirtualClock();
    private final Rounds<String> rounds = Rounds.fourIn(LIMIT, clock, seen::add);

    @Test
    void whatIsOpenIsLookedAtFourTimesInItsTimeUntilItIsOver() {
        rounds.opened("one");
        clock.advance(LIMIT);
        assertThat(seen).containsExactly("one", "one", "one", "one");
        rounds.ended("one");
        clock.advance(LIMIT);
        assertThat(seen).hasSize(4);
        assertThat(clock.isIdle()).isTrue();
        rounds.opened("two");
        clock.advance(LIMIT.dividedBy(4));
        assertThat(seen).endsWith("two");
    }

    @Test
    void aLongTimeMeansOneLookASecondAndAShortOneNoMoreThanAHundred() {
        Rounds.<String>fourIn(Duration.ofHours(1), clock, seen::add).opened("long");
        clock.advance(Duration.ofSeconds(10));
        assertThat(seen).hasSize(10);
        seen.clear();
        VirtualClock own = new VirtualClock();
        Rounds.<String>fourIn(Duration.ofNanos(1), own, seen::add).opened("short");
        own.advance(Duration.ofMillis(100));
        assertThat(seen).hasSize(10);
    }

    @Test
    void oneThatCantBeLookedAtKeepsNobodyFromTheOthers() {
        Rounds<String> failing = Rounds.fourIn(LIMIT, clock, one -> {
            seen.add(one);
            throw new IllegalStateException(one);
        });
        failing.opened("one");
        failing.opened("two");
        clock.advance(LIMIT.dividedBy(4));
        assertThat(seen).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void nothingIsLookedAtOnceTheyAreClosed() {
        rounds.opened("one");
        rounds.close();
        rounds.opened("two");
        clock.advance(LIMIT);
        assertThat(seen).isEmpty();
        assertThat(clock.isIdle()).isTrue();
    }

    @Test
    void aLookForWhichThereIsNoThreadIsTriedAgainWithTheNext() {
        NoThreadYet timer = new NoThreadYet();
        Rounds<String> late = Rounds.fourIn(LIMIT, timer, seen::add);
        late.opened("one");
        timer.makeThreads();
        late.opened("two");
        timer.advance(LIMIT.dividedBy(4));
        assertThat(seen).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void whatIsOnlyAddedIsLookedAtOnceSomebodyAsksForALook() {
        rounds.add("one");
        clock.advance(LIMIT);
        assertThat(seen).isEmpty();
        rounds.lookLater();
        clock.advance(LIMIT.dividedBy(4));
        assertThat(seen).containsExactly("one");
    }

    @Test
    void whoWaitsIsToldWhenTheLastIsOver() throws InterruptedException {
        rounds.opened("one");
        rounds.opened("two");
        rounds.close();
        List<Boolean> none = new CopyOnWriteArrayList<>();
        Thread waiting = new Thread(() -> none.add(rounds.awaitNone(Duration.ofMinutes(5))));
        waiting.start();
        rounds.ended("one");
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        assertThat(rounds.open()).containsExactly("two");
        rounds.ended("two");
        waiting.join(Duration.ofMinutes(1).toMillis());
        assertThat(none).containsExactly(true);
    }

    @Test
    void whatStaysOpenIsNotWaitedForLongerThanAllowed() {
        rounds.opened("one");
        rounds.close();
        assertThat(rounds.awaitNone(Duration.ofMillis(1))).isFalse();
    }

    @Test
    void whoIsInterruptedWaitsNoLongerAndStaysInterrupted() {
        rounds.opened("one");
        rounds.close();
        Thread.currentThread().interrupt();
        assertThat(rounds.awaitNone(Duration.ofMinutes(5))).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }
}
