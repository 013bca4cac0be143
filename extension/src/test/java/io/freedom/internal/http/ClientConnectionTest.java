package io.freedom.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.RequestFinished;
import io.freedom.RequestOutcome;
import java.io.BufferedReader;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.MalformedInputException;
import org.junit.jupiter.api.Test;

/** What becomes of a request whose streams throw. */
class ClientConnectionTest extends BreakingConnection {

    @Test
    void aWriteThatFailsIsAnAbortThoughTheSiteSwallowsIt() {
        writeInVain(output(-1));
        RequestFinished end = endNormally();
        assertThat(end.outcome()).isEqualTo(RequestOutcome.ABORTED);
        assertThat(end.failure()).isSameAs(GONE);
    }

    @Test
    void aWriteThatFailsIsAnAbortWhateverTheSiteMakesOfIt() {
        writeInVain(output(-1));
        UncheckedIOException wrapped = new UncheckedIOException(GONE);
        RequestFinished end = endThrowing(wrapped);
        assertThat(end.outcome()).isEqualTo(RequestOutcome.ABORTED);
        assertThat(end.failure()).isSameAs(wrapped);
        assertThat(events.failed).hasSize(1);
    }

    @Test
    void anIOExceptionOfTheSitesOwnIsAFailure() throws IOException {
        output(-1).write(1);
        assertThat(endThrowing(new IOException("Broken pipe")).outcome()).isEqualTo(RequestOutcome.FAILED);
    }

    @Test
    void printingFlushingAndClosingTellItToo() {
        container.failure = GONE;
        TrackedOutput output = output(-1);
        assertThatThrownBy(() -> output.print("text")).isSameAs(GONE);
        assertThatThrownBy(output::flush).isSameAs(GONE);
        assertThatThrownBy(output::close).isSameAs(GONE);
        assertThat(endNormally().outcome()).isEqualTo(RequestOutcome.ABORTED);
    }

    @Test
    void aWriteAfterTheSiteClosedTheOutputIsItsOwnFault() throws IOException {
        TrackedOutput output = output(-1);
        output.close();
        writeInVain(output);
        assertThat(endThrowing(GONE).outcome()).isEqualTo(RequestOutcome.FAILED);
    }

    @Test
    void aWriteAfterTheSiteEndedTheResponseIsItsOwnFault() {
        track.connection().responseEnded();
        writeInVain(output(-1));
        assertThat(endNormally().outcome()).isEqualTo(RequestOutcome.COMPLETED);
    }

    @Test
    void aWriteInTheErrorPageIsNoLongerAfterTheEnd() {
        track.connection().responseEnded();
        track.connection().responseBegins();
        writeInVain(output(-1));
        assertThat(endNormally().outcome()).isEqualTo(RequestOutcome.ABORTED);
    }

    @Test
    void aWriteBeyondTheAnnouncedLengthIsTheSitesFault() throws IOException {
        TrackedOutput output = output(15);
        output.write(new byte[10]);
        writeInVain(output);
        assertThat(endThrowing(GONE).outcome()).isEqualTo(RequestOutcome.FAILED);
    }

    @Test
    void aWriteWithinTheAnnouncedLengthIsNot() throws IOException {
        TrackedOutput output = output(20);
        output.write(new byte[10]);
        writeInVain(output);
        assertThat(endNormally().outcome()).isEqualTo(RequestOutcome.ABORTED);
    }

    @Test
    void aBufferThatCantBeWrittenOrReadIsAnAbort() {
        container.failure = GONE;
        assertThatThrownBy(() -> output(-1).write(ByteBuffer.allocate(3))).isSameAs(GONE);
        TrackedInput input = new TrackedInput(new BrokenInput(GONE), track.connection());
        assertThatThrownBy(() -> input.read(ByteBuffer.allocate(3))).isSameAs(GONE);
        assertThat(endNormally().outcome()).isEqualTo(RequestOutcome.ABORTED);
    }

    @Test
    void theContainerPrintsWithTheCharsetOfTheResponse() throws IOException {
        TrackedOutput output = output(-1);
        output.print("\u20ac");
        output.println("\u4e2d");
        output.println(7);
        output.println(true);
        output.println();
        assertThat(container.printed).containsExactly("\u20ac", "\u4e2d\n", "7\n", "true\n", "\n");
        assertThat(endNormally().outcome()).isEqualTo(RequestOutcome.COMPLETED);
    }

    @Test
    void textThatTheContainerCantPrintIsNoAbort() {
        container.failure = new CharConversionException("Not an ISO 8859-1 character");
        assertThatThrownBy(() -> output(-1).print("\u20ac")).isSameAs(container.failure);
        assertThat(endNormally().outcome()).isEqualTo(RequestOutcome.COMPLETED);
    }

    @Test
    void textBeyondTheAnnouncedLengthIsTheSitesFault() throws IOException {
        TrackedOutput output = output(5);
        output.print("four");
        container.failure = GONE;
        assertThatThrownBy(() -> output.print("\u00e9")).isSameAs(GONE);
        assertThat(endNormally().outcome()).isEqualTo(RequestOutcome.COMPLETED);
    }

    @Test
    void aReadThatFailsIsAnAbort() {
        TrackedInput input = new TrackedInput(new BrokenInput(GONE), track.connection());
        assertThatThrownBy(input::read).isSameAs(GONE);
        assertThat(endThrowing(new IllegalStateException("no upload", GONE)).outcome())
                .isEqualTo(RequestOutcome.ABORTED);
    }

    @Test
    void aReadAfterTheSiteClosedTheInputIsItsOwnFault() throws IOException {
        TrackedInput input = new TrackedInput(new BrokenInput(GONE), track.connection());
        input.close();
        assertThatThrownBy(input::read).isSameAs(GONE);
        assertThat(endThrowing(GONE).outcome()).isEqualTo(RequestOutcome.FAILED);
    }

    /** As Undertow's is named. */
    private static final class RequestTooBigException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void aBodyThatTheServerRefusesForItsSizeIsNoAbort() {
        TrackedInput input = new TrackedInput(new BrokenInput(new RequestTooBigException()), track.connection());
        assertThatThrownBy(input::read).isInstanceOf(RequestTooBigException.class);
        assertThat(endNormally().outcome()).isEqualTo(RequestOutcome.COMPLETED);
    }

    private BufferedReader reader(IOException failure) {
        return new BufferedReader(new TrackedReader(
                new Reader() {
                    @Override
                    public int read(char[] characters, int offset, int length) throws IOException {
                        throw failure;
                    }

                    @Override
                    public void close() {}
                },
                track.connection()));
    }

    @Test
    void aReaderTellsThatTheClientLeft() {
        assertThatThrownBy(reader(GONE)::readLine).isSameAs(GONE);
        assertThat(endNormally().outcome()).isEqualTo(RequestOutcome.ABORTED);
    }

    @Test
    void textThatCantBeDecodedIsNoAbort() {
        assertThatThrownBy(reader(new MalformedInputException(1))::readLine)
                .isInstanceOf(MalformedInputException.class);
        assertThat(endNormally().outcome()).isEqualTo(RequestOutcome.COMPLETED);
    }
}
