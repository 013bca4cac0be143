package io.freedom.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import io.freedom.internal.request.CountedResources;
import io.freedom.internal.request.Delivery;
import io.freedom.internal.request.EndMode;
import io.freedom.internal.request.RecordedEvents;
import io.freedom.internal.request.RequestLifecycle;
import io.freedom.internal.request.Watchdog;
import io.freedom.internal.resources.HeldResources;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A request whose connection breaks when a test says so. */
abstract class BreakingConnection {

    static final RequestInfo REQUEST = new RequestInfo("1", "GET", "/", null, "", Instant.EPOCH);
    static final IOException GONE = new IOException("Broken pipe");

    final RecordedEvents events = new RecordedEvents();
    final Watchdog watchdog = Watchdog.start();
    final Delivery delivery = CountedResources.delivery(events, Runnable::run);
    final HeldResources resources = delivery.resources().open(REQUEST);
    final RequestLifecycle lifecycle =
            new RequestLifecycle(EndMode.HOOK, watchdog, delivery, resources, () -> 200, failure -> false);
    final RequestTrack track = new RequestTrack(lifecycle);
    final BrokenOutput container = new BrokenOutput();

    BreakingConnection() {
        lifecycle.dispatchStarted();
        lifecycle.start();
    }

    @AfterEach
    void close() {
        watchdog.close();
    }

    /** Works until it breaks; keeps its listener and prints text of any kind, as a container does. */
    static final class BrokenOutput extends ServletOutputStream {

        @Nullable
        IOException failure;

        @Nullable
        WriteListener listener;

        final List<String> printed = new ArrayList<>();

        private void use() throws IOException {
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            this.listener = listener;
        }

        @Override
        public void write(int b) throws IOException {
            use();
        }

        @Override
        public void print(String text) throws IOException {
            use();
            printed.add(text);
        }

        @Override
        public void println() throws IOException {
            println("");
        }

        @Override
        public void println(String text) throws IOException {
            print(text + '\n');
        }

        @Override
        public void println(boolean value) throws IOException {
            println(String.valueOf(value));
        }

        @Override
        public void flush() throws IOException {
            use();
        }

        @Override
        public void close() throws IOException {
            use();
        }
    }

    static final class BrokenInput extends ServletInputStream {

        private final IOException failure;

        @Nullable
        ReadListener listener;

        BrokenInput(IOException failure) {
            this.failure = failure;
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            this.listener = listener;
        }

        @Override
        public int read() throws IOException {
            throw failure;
        }
    }

    TrackedOutput output(long announced) {
        return new TrackedOutput(container, track.connection(), head(announced));
    }

    static ResponseHead head(long announced) {
        return announced < 0 ? head(200, Map.of()) : head(200, Map.of("Content-Length", Long.toString(announced)));
    }

    /** Of a response that is committed. */
    static ResponseHead head(int status, Map<String, String> headers) {
        return new ResponseHead((HttpServletResponse) Proxy.newProxyInstance(
                BreakingConnection.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "isCommitted" -> true;
                    case "getStatus" -> status;
                    case "getHeader" -> headers.get(arguments[0]);
                    case "containsHeader" -> headers.containsKey(arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }

    RequestFinished endNormally() {
        lifecycle.dispatchEnded();
        return end();
    }

    RequestFinished endThrowing(Throwable failure) {
        lifecycle.dispatchThrew(track.original(failure), true);
        return end();
    }

    RequestFinished end() {
        lifecycle.completed(200, null);
        assertThat(events.finished).hasSize(1);
        return events.finished.get(0);
    }

    void writeInVain(TrackedOutput output) {
        container.failure = GONE;
        assertThatThrownBy(() -> output.write(new byte[10])).isSameAs(GONE);
    }
}
