package io.freedom.internal.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class HoldingsTest {

    private final Closing things = new Closing();
    private final Holdings holdings = new Holdings(OptionalInt.empty());

    private Acquiring acquiring(String name) {
        return (Acquiring) Objects.requireNonNull(holdings.turn(name));
    }

    @Test
    void whoWaitedForASourceThatHasAnsweredIsWaitedForEvenBeforeItHasSeenTheAnswer() throws Exception {
        Acquiring own = acquiring("a");
        Acquiring[] others = new Acquiring[1];
        Thread other = new Thread(() -> {
            others[0] = acquiring("b");
            try {
                holdings.await(own);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        other.start();
        await().atMost(Duration.ofMinutes(1)).until(() -> other.getState() == Thread.State.WAITING);
        synchronized (holdings) { // so that the other one can't see the answer
            holdings.keep(own, new Holding(things.resource("a"), List.of("a"), null));
            Thread.currentThread().interrupt(); // so that this one does not wait
            assertThatThrownBy(() -> holdings.await(others[0])).isInstanceOf(InterruptedException.class);
        }
        other.join();
        assertThat(Thread.interrupted()).isFalse();
    }
}
