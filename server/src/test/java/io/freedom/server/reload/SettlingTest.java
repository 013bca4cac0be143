package io.freedom.server.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SettlingTest {

    private static final Path FILE = Path.of("Page.java");
    private static final long LONG_AGO = 1;

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final Settling settling = new Settling(file(0, 10), clock::get);

    @Test
    void aFileThatBecameEmptyIsLookedAtUntilItIsNot() {
        assertThat(settling.goesOn(file(LONG_AGO, 0))).isTrue();
        assertThat(settling.goesOn(file(LONG_AGO, 0))).isTrue();
        assertThat(settling.goesOn(file(LONG_AGO, 20))).isFalse();
    }

    @Test
    void aFileThatStaysEmptyIsMeantToBeAfterHalfASecond() {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(500));
        assertThat(settling.goesOn(file(LONG_AGO, 0))).isTrue();
        clock.incrementAndGet();
        assertThat(settling.goesOn(file(LONG_AGO, 0))).isFalse();
    }

    @Test
    void aFileThatWasJustWrittenHasToBeTheSameTwice() {
        long soon = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()) + TimeUnit.HOURS.toNanos(1);

        assertThat(settling.goesOn(file(soon, 20))).isTrue();
        assertThat(settling.goesOn(file(soon, 30))).isTrue();
        assertThat(settling.goesOn(file(soon, 30))).isFalse();
    }

    @Test
    void aFileThatWentMayComeAgain() {
        assertThat(settling.goesOn(Snapshot.EMPTY)).isTrue();
        assertThat(settling.goesOn(Snapshot.EMPTY)).isFalse();
    }

    @Test
    void whatIsEmptyOrGoneDoesNotSeemDone() {
        assertThat(settling.seemsDone(file(LONG_AGO, 20))).isTrue();
        assertThat(settling.seemsDone(file(LONG_AGO, 0))).isFalse();
        assertThat(settling.seemsDone(Snapshot.EMPTY)).isFalse();
    }

    private static Snapshot file(long modified, long size) {
        return new Snapshot(Map.of(FILE, new FileState(modified, size, null, null)));
    }
}
