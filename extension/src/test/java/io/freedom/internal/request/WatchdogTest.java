package io.freedom.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    @Test
    void closingEndsEveryGraceAtOnce() {
        List<String> ended = new ArrayList<>();
        Watchdog watchdog = Watchdog.start();
        watchdog.watch(() -> ended.add("first"));
        watchdog.watch(() -> ended.add("second"));
        watchdog.close();
        assertThat(ended).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void aGraceThatBeginsAfterClosingEndsAtOnce() {
        List<String> ended = new ArrayList<>();
        Watchdog watchdog = Watchdog.start();
        watchdog.close();
        watchdog.watch(() -> ended.add("late"));
        assertThat(ended).containsExactly("late");
    }
}
