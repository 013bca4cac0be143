package io.freedom.internal.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.internal.timer.Timer;
import io.freedom.internal.timer.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final List<String> seen = new ArrayList<>();
    private final VirtualClock clock = new VirtualClock();
    private final Rounds<String> rounds = new Rounds<>(clock, LIMIT, seen::add);

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
        new Rounds<String>(clock, Duration.ofHours(1), seen::add).opened("long");
        clock.advance(Duration.ofSeconds(10));
        assertThat(seen).hasSize(10);
        seen.clear();
        VirtualClock own = new VirtualClock();
        new Rounds<String>(own, Duration.ofNanos(1), seen::add).opened("short");
        own.advance(Duration.ofMillis(100));
        assertThat(seen).hasSize(10);
    }

    @Test
    void oneThatCantBeLookedAtKeepsNobodyFromTheOthers() {
        Rounds<String> failing = new Rounds<>(clock, LIMIT, one -> {
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

    /** A clock that has no thread at first. */
    private static final class NoThreadYet implements Timer {

        private final VirtualClock clock = new VirtualClock();
        private boolean threads;

        @Override
        public void after(Duration delay, Runnable work) {
            if (!threads) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            clock.after(delay, work);
        }

        @Override
        public long nanoTime() {
            return clock.nanoTime();
        }

        @Override
        public void close() {
            clock.close();
        }
    }

    @Test
    void aLookForWhichThereIsNoThreadIsTriedAgainWithTheNext() {
        NoThreadYet timer = new NoThreadYet();
        Rounds<String> late = new Rounds<>(timer, LIMIT, seen::add);
        late.opened("one");
        timer.threads = true;
        late.opened("two");
        timer.clock.advance(LIMIT.dividedBy(4));
        assertThat(seen).containsExactlyInAnyOrder("one", "two");
    }
}
