package io.freedom.server.command;

import static io.freedom.server.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineWriterTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void linesComeInTheirOrderAfterTheFirstText() {
        try (LineWriter writer = new LineWriter(stream(bytes))) {
            writer.write("one");
            writer.write("two");
            writer.begin("banner");
            writer.write("three");
        }

        // Closing waits for a second only.
        await().untilAsserted(() -> assertThat(text().lines()).containsExactly("banner", "one", "two", "three"));
    }

    @Test
    void whatWasToldIsWrittenAlthoughItNeverBegan() {
        try (LineWriter writer = new LineWriter(stream(bytes))) {
            writer.write("one");
        }

        await().untilAsserted(() -> assertThat(text().lines()).containsExactly("one"));
    }

    @Test
    void aTerminalThatStandsStillHoldsNobodyUpAndTheGapIsSaid() {
        CountDownLatch still = new CountDownLatch(1);
        try (LineWriter writer = new LineWriter(stream(new Gate(still, bytes)))) {
            writer.begin("banner");
            IntStream.range(0, 10_100).forEach(i -> writer.write("line " + i));
            assertThat(text()).doesNotContain("line 0");
            still.countDown();
            await().until(() -> text().contains("line 9999"));
            writer.write("last");
        }

        await().until(() -> text().endsWith("last" + System.lineSeparator()));
        assertThat(text().lines()).contains("line 0").anyMatch(line -> line.matches("\\(\\d+ lines are left out.*"));
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(OutputStream out) {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    /** Lets through what is no line of a request; the rest waits. */
    private static final class Gate extends OutputStream {

        private final CountDownLatch open;
        private final OutputStream to;

        Gate(CountDownLatch open, OutputStream to) {
            this.open = open;
            this.to = to;
        }

        @Override
        public void write(int each) {
            throw new UnsupportedOperationException("A line comes in one piece.");
        }

        @Override
        public void write(byte[] text, int from, int length) {
            if (new String(text, from, length, StandardCharsets.UTF_8).startsWith("line")) {
                awaitOpen();
            }
            synchronized (to) {
                ((ByteArrayOutputStream) to).write(text, from, length);
            }
        }

        private void awaitOpen() {
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
