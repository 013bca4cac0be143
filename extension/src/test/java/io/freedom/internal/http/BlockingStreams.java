package io.freedom.internal.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A container's streams, which wait, and say that they are not ready to those who may not. */
final class BlockingStreams {

    private BlockingStreams() {}

    static final class Output extends ServletOutputStream {

        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public boolean isReady() {
            return false;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}

        @Override
        public void write(int b) {
            bytes.write(b);
        }

        /** Overrides a method of Servlet 6.1. */
        public void write(ByteBuffer buffer) {
            while (buffer.hasRemaining()) {
                write(buffer.get());
            }
        }
    }

    static final class Input extends ServletInputStream {

        private final ByteBuffer body;

        Input(int... body) {
            this.body = ByteBuffer.allocate(body.length);
            for (int b : body) {
                this.body.put((byte) b);
            }
            this.body.flip();
        }

        @Override
        public boolean isFinished() {
            return !body.hasRemaining();
        }

        @Override
        public boolean isReady() {
            return false;
        }

        @Override
        public void setReadListener(ReadListener listener) {}

        @Override
        public int read() {
            return body.hasRemaining() ? body.get() & 0xff : -1;
        }

        /** Overrides a method of Servlet 6.1. */
        public int read(ByteBuffer buffer) throws IOException {
            byte[] bytes = new byte[buffer.remaining()];
            int count = read(bytes);
            if (count > 0) {
                buffer.duplicate().put(bytes, 0, count);
                buffer.limit(buffer.position() + count);
            }
            return count;
        }
    }
}
