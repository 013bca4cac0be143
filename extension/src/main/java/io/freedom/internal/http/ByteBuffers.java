package io.freedom.internal.http;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The methods for byte buffers that Servlet 6.1 added to the streams, while Freedom is compiled for 6.0. Their defaults refuse
 * a stream that is not asynchronous, where a container's own wait.
 */
final class ByteBuffers {

    private static final @Nullable MethodHandle READ = find(ServletInputStream.class, "read", int.class);
    private static final @Nullable MethodHandle WRITE = find(ServletOutputStream.class, "write", void.class);

    private ByteBuffers() {}

    private static @Nullable MethodHandle find(Class<?> stream, String name, Class<?> result) {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(stream, name, MethodType.methodType(result, ByteBuffer.class));
        } catch (NoSuchMethodException | IllegalAccessException servlet60) {
            return null;
        }
    }

    /**
     * Reads as the container does. On Servlet 6.0, where no container is asked, the blocking way.
     *
     * @return how much was read, -1 at the end; the buffer keeps its position, its limit is after what was read
     */
    static int read(ServletInputStream input, ByteBuffer buffer) throws IOException {
        if (READ == null) {
            return readBlocking(input, buffer);
        }
        try {
            return (int) READ.invokeExact(input, buffer);
        } catch (Throwable failure) {
            throw rethrown(failure);
        }
    }

    private static int readBlocking(ServletInputStream input, ByteBuffer buffer) throws IOException {
        byte[] bytes = new byte[buffer.remaining()];
        int count = input.read(bytes);
        if (count > 0) {
            buffer.duplicate().put(bytes, 0, count);
            buffer.limit(buffer.position() + count);
        }
        return count;
    }

    /** Writes what remains in the buffer as the container does. */
    static void write(ServletOutputStream output, ByteBuffer buffer) throws IOException {
        if (WRITE == null) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            output.write(bytes);
            return;
        }
        try {
            WRITE.invokeExact(output, buffer);
        } catch (Throwable failure) {
            throw rethrown(failure);
        }
    }

    private static IOException rethrown(Throwable failure) {
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof IOException io ? io : new IOException(failure);
    }
}
