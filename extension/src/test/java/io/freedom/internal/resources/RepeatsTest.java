package io.freedom.internal.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.internal.timer.VirtualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RepeatsTest {

    private final VirtualClock clock = new VirtualClock();
    private final Repeats repeats = new Repeats(clock);

    @Test
    void theSameThingIsToldOnceAMinuteWithTheNumberOfThoseBetween() {
        assertThat(repeats.tell("a")).isZero();
        assertThat(repeats.tell("a")).isEqualTo(Repeats.NOT_NOW);
        assertThat(repeats.tell("b")).isZero();
        clock.advance(Repeats.EVERY.minusNanos(1));
        assertThat(repeats.tell("a")).isEqualTo(Repeats.NOT_NOW);
        clock.advance(Duration.ofNanos(1));
        assertThat(repeats.tell("a")).isEqualTo(2);
        assertThat(repeats.tell("a")).isEqualTo(Repeats.NOT_NOW);
    }

    @Test
    void beyondAThousandThingsAllThatIsNewIsOne() {
        for (int i = 0; i < Repeats.MOST; i++) {
            assertThat(repeats.tell("thing" + i)).isZero();
        }
        assertThat(repeats.tell("new")).isZero();
        assertThat(repeats.tell("newer")).isEqualTo(Repeats.NOT_NOW);
        clock.advance(Repeats.EVERY);
        assertThat(repeats.tell("thing1")).isZero();
        assertThat(repeats.tell("newest")).isZero();
    }
}
