package io.freedom.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.internal.http.BlockingStreams.Input;
import io.freedom.internal.http.BlockingStreams.Output;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Byte buffers on streams that wait, with and without the methods of Servlet 6.1. */
class ByteBuffersTest {

    @Test
    void aBufferIsWrittenToAStreamThatIsNotAsynchronous() throws IOException {
        Output output = new Output();
        ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 2, 3, 4}, 1, 2);
        ByteBuffers.write(output, buffer);
        assertThat(output.bytes.toByteArray()).containsExactly(2, 3);
        assertThat(buffer.hasRemaining()).isFalse();
    }

    @Test
    void aBufferIsFilledFromItsPositionAndLimitedToWhatWasRead() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(8).position(2);
        Input input = new Input(5, 6, 7);
        assertThat(ByteBuffers.read(input, buffer)).isEqualTo(3);
        assertThat(buffer.position()).isEqualTo(2);
        assertThat(buffer.limit()).isEqualTo(5);
        assertThat(new byte[] {buffer.get(), buffer.get(), buffer.get()}).containsExactly(5, 6, 7);
        assertThat(ByteBuffers.read(input, ByteBuffer.allocate(1))).isEqualTo(-1);
    }
}
