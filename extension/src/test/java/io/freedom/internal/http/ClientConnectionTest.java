package io.freedom.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import io.freedom.RequestOutcome;
import io.freedom.internal.request.CountedResources;
import io.freedom.internal.request.Delivery;
import io.freedom.internal.request.EndMode;
import io.freedom.internal.request.RecordedEvents;
import io.freedom.internal.request.RequestLifecycle;
import io.freedom.internal.request.Watchdog;
import io.freedom.internal.resources.HeldResources;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.MalformedInputException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a request whose streams throw. */
class ClientConnectionTest {

    private static final RequestInfo REQUEST = new RequestInfo("1", "GET", "/", null, "", Instant.EPOCH);
    private static final IOException GONE = new IOException("Broken pipe");

    private final RecordedEvents events = new RecordedEvents();
    private final Watchdog watchdog = Watchdog.start();
    private final Delivery delivery = CountedResources.delivery(events, Runnable::run);
    private final HeldResources resources = delivery.resources().open(REQUEST);
    private final RequestLifecycle lifecycle =
            new RequestLifecycle(EndMode.HOOK, watchdog, delivery, resources, () -> 200, failure -> false);
    private final RequestTrack track = new RequestTrack(lifecycle);
    private final BrokenOutput container = new BrokenOutput();

    ClientConnectionTest() {
        lifecycle.dispatchStarted();
        lifecycle.start();
    }

    @AfterEach
    void close() {
        watchdog.close();
    }

    /** Works until it breaks; keeps its listener and prints text of any kind, as a container does. */
    private static final class BrokenOutput extends ServletOutputStream {

        private @Nullable IOException failure;
        private @Nullable WriteListener listener;
        private final List<String> printed = new ArrayList<>();

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

    private static final class BrokenInput extends ServletInputStream {

        private final IOException failure;
        private @Nullable ReadListener listener;

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

    private TrackedOutput output(long announced) {
        return new TrackedOutput(container, track.connection(), head(announced));
    }

    private static ResponseHead head(long announced) {
        return announced < 0 ? head(200, Map.of()) : head(200, Map.of("Content-Length", Long.toString(announced)));
    }

    /** Of a response that is committed. */
    private static ResponseHead head(int status, Map<String, String> headers) {
        return new ResponseHead((HttpServletResponse) Proxy.newProxyInstance(
                ClientConnectionTest.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "isCommitted" -> true;
                    case "getStatus" -> status;
                    case "getHeader" -> headers.get(arguments[0]);
                    case "containsHeader" -> headers.containsKey(arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }

    private RequestFinished endNormally() {
        lifecycle.dispatchEnded();
        return end();
    }

    private RequestFinished endThrowing(Throwable failure) {
        lifecycle.dispatchThrew(track.original(failure), true);
        return end();
    }

    private RequestFinished end() {
        lifecycle.completed(200, null);
        assertThat(events.finished).hasSize(1);
        return events.finished.get(0);
    }

    private void writeInVain(TrackedOutput output) {
        container.failure = GONE;
        assertThatThrownBy(() -> output.write(new byte[10])).isSameAs(GONE);
    }

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

    private static WriteListener listener(TrackedOutput output, @Nullable RuntimeException bug) {
        return new WriteListener() {
            @Override
            public void onWritePossible() throws IOException {
                if (bug != null) {
                    throw bug;
                }
                output.write(1);
            }

            @Override
            public void onError(Throwable failure) {}
        };
    }

    @Test
    void aWriteListenerThatThrowsHasFailed() {
        IllegalStateException bug = new IllegalStateException("bug");
        TrackedOutput output = output(-1);
        output.setWriteListener(listener(output, bug));
        assertThat(container.listener).isNotNull();
        assertThatThrownBy(container.listener::onWritePossible).isSameAs(bug);
        container.listener.onError(bug);
        RequestFinished end = endNormally();
        assertThat(end.outcome()).isEqualTo(RequestOutcome.FAILED);
        assertThat(end.failure()).isSameAs(bug);
        assertThat(events.failed).hasSize(1);
    }

    @Test
    void aWriteListenerWhoseClientLeftIsAborted() {
        TrackedOutput output = output(-1);
        output.setWriteListener(listener(output, null));
        container.failure = GONE;
        assertThat(container.listener).isNotNull();
        assertThatThrownBy(container.listener::onWritePossible).isSameAs(GONE);
        container.listener.onError(GONE);
        assertThat(endNormally().outcome()).isEqualTo(RequestOutcome.ABORTED);
        assertThat(events.failed).isEmpty();
    }

    @Test
    void aReadListenerThatIsToldOfAFailureLostItsClient() {
        BrokenInput container = new BrokenInput(GONE);
        TrackedInput input = new TrackedInput(container, track.connection());
        List<Throwable> told = new ArrayList<>();
        input.setReadListener(new ReadListener() {
            @Override
            public void onDataAvailable() {}

            @Override
            public void onAllDataRead() {}

            @Override
            public void onError(Throwable failure) {
                told.add(failure);
            }
        });
        assertThat(container.listener).isNotNull();
        container.listener.onError(GONE);
        assertThat(told).containsExactly(GONE);
        assertThat(endNormally().outcome()).isEqualTo(RequestOutcome.ABORTED);
    }

    private void assertRunning() {
        assertThat(delivery.resources().current().get()).isSameAs(resources);
        lifecycle.completed(200, null);
        assertThat(events.finished).isEmpty();
    }

    @Test
    void aRequestIsNotOverWhileAWriteListenerRuns() throws IOException {
        output(-1).setWriteListener(new WriteListener() {
            @Override
            public void onWritePossible() {
                assertRunning();
            }

            @Override
            public void onError(Throwable failure) {}
        });
        lifecycle.dispatchEnded();
        assertThat(container.listener).isNotNull();
        container.listener.onWritePossible();
        assertThat(events.finished).hasSize(1);
    }

    @Test
    void aRequestIsNotOverWhileAWriteListenerIsToldOfAFailure() {
        output(-1).setWriteListener(new WriteListener() {
            @Override
            public void onWritePossible() {}

            @Override
            public void onError(Throwable failure) {
                assertRunning();
            }
        });
        lifecycle.dispatchEnded();
        assertThat(container.listener).isNotNull();
        container.listener.onError(GONE);
        assertThat(events.finished).hasSize(1);
    }

    private enum Told {
        DATA,
        END,
        FAILURE
    }

    @ParameterizedTest
    @EnumSource
    void aRequestIsNotOverWhileAReadListenerRuns(Told told) throws IOException {
        BrokenInput broken = new BrokenInput(GONE);
        new TrackedInput(broken, track.connection()).setReadListener(new ReadListener() {
            @Override
            public void onDataAvailable() {
                assertRunning();
            }

            @Override
            public void onAllDataRead() {
                assertRunning();
            }

            @Override
            public void onError(Throwable failure) {
                assertRunning();
            }
        });
        lifecycle.dispatchEnded();
        assertThat(broken.listener).isNotNull();
        switch (told) {
            case DATA -> broken.listener.onDataAvailable();
            case END -> broken.listener.onAllDataRead();
            case FAILURE -> broken.listener.onError(GONE);
        }
        assertThat(events.finished).hasSize(1);
    }

    @Test
    void aListenerThatThrowsNoLongerRuns() throws IOException {
        TrackedOutput output = output(-1);
        output.setWriteListener(listener(output, new IllegalStateException("bug")));
        lifecycle.dispatchEnded();
        assertThat(container.listener).isNotNull();
        assertThatThrownBy(container.listener::onWritePossible).hasMessage("bug");
        assertThat(end().outcome()).isEqualTo(RequestOutcome.FAILED);
    }

    @Test
    @SuppressWarnings("NullAway")
    void noListenerIsRefusedAsAContainerDoes() {
        assertThatThrownBy(() -> output(-1).setWriteListener(null)).isInstanceOf(NullPointerException.class);
        BrokenInput broken = new BrokenInput(GONE);
        TrackedInput input = new TrackedInput(broken, track.connection());
        assertThatThrownBy(() -> input.setReadListener(null)).isInstanceOf(NullPointerException.class);
        assertThat(broken.listener).isNull();
        assertThat(container.listener).isNull();
        endNormally();
    }

    private final class Completion implements AsyncListener {

        private final List<@Nullable HeldResources> workedFor = new ArrayList<>();
        private int count;

        private void note() {
            workedFor.add(delivery.resources().current().get());
        }

        @Override
        public void onComplete(AsyncEvent event) {
            note();
            count++;
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            note();
        }

        @Override
        public void onError(AsyncEvent event) {
            note();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            note();
        }
    }

    @Test
    void theThreadOfEveryListenerWorksForItsRequest() throws IOException {
        Completion listener = new Completion();
        AsyncEvent event = new AsyncEvent(null, null, null, null);
        for (boolean follows : new boolean[] {false, true}) {
            AsyncCycle cycle = new AsyncCycle(lifecycle);
            lifecycle.asyncStarted();
            cycle.add(listener, null, null);
            if (follows) {
                cycle.onStartAsync(event);
            } else {
                cycle.onTimeout(event);
                cycle.onError(event);
                cycle.onComplete(event);
            }
        }
        assertThat(listener.workedFor).containsExactly(resources, resources, resources, resources);
        assertThat(delivery.resources().current().get()).isNull();
        lifecycle.asyncCompleteCalled();
        endNormally();
    }

    @Test
    void anAsynchronousListenerIsAddedWhileItWillBeCalledAndRefusedAfterwards() throws IOException {
        AsyncCycle cycle = new AsyncCycle(lifecycle);
        Completion early = new Completion();
        Completion late = new Completion();
        lifecycle.asyncStarted();
        cycle.add(early, null, null);
        lifecycle.asyncCompleteCalled();
        cycle.onComplete(new AsyncEvent(null, null, null, null));
        assertThatThrownBy(() -> cycle.add(late, null, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The asynchronous request is complete: nothing would call the listener.");
        assertThat(early.count).isEqualTo(1);
        assertThat(late.count).isZero();
        endNormally();
    }

    private TrackedWriter brokenWriter(ResponseHead head) {
        container.failure = GONE;
        return new TrackedWriter(new PrintWriter(container), track.connection(), head);
    }

    @Test
    void aWriterThatFailsIsAnAbort() {
        TrackedWriter writer = brokenWriter(head(-1));
        writer.print("hello");
        assertThat(writer.checkError()).isTrue();
        assertThat(endNormally().outcome()).isEqualTo(RequestOutcome.ABORTED);
    }

    @Test
    void aWriterThatFailsIsNoAbortWhereItMayHaveWrittenMoreThanTheAnnouncedLength() {
        TrackedWriter writer = brokenWriter(head(5));
        writer.print("hello\n");
        assertThat(writer.checkError()).isTrue();
        assertThat(endNormally().outcome()).isEqualTo(RequestOutcome.COMPLETED);
    }

    @Test
    void aResponseThatIsRecycledSaysNothing() {
        ResponseHead recycled = new ResponseHead((HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("recycled");
                }));
        writeInVain(new TrackedOutput(container, track.connection(), recycled));
        assertThat(endNormally().outcome()).isEqualTo(RequestOutcome.ABORTED);
    }

    @Test
    void theContainerFormatsWithTheLocaleOfTheResponse() {
        StringWriter text = new StringWriter();
        PrintWriter german = new PrintWriter(text) {
            @Override
            public PrintWriter format(String format, Object... arguments) {
                return format(Locale.GERMANY, format, arguments);
            }
        };
        TrackedWriter writer = new TrackedWriter(german, track.connection(), head(-1));
        assertThat(writer.format("%.1f ", 1.5)).isSameAs(writer);
        assertThat(writer.printf("%.1f ", 2.5)).isSameAs(writer);
        assertThat(writer.format(Locale.ROOT, "%.1f ", 3.5)).isSameAs(writer);
        assertThat(writer.printf(Locale.ROOT, "%.1f", 4.5)).isSameAs(writer);
        assertThat(text).hasToString("1,5 2,5 3.5 4.5");
        endNormally();
    }

    @Test
    void aWriteAfterARedirectOfWhateverMethodIsTheSitesFault() {
        ResponseHead redirect = head(307, Map.of("Location", "/elsewhere"));
        writeInVain(new TrackedOutput(container, track.connection(), redirect));
        TrackedWriter writer = brokenWriter(redirect);
        writer.print("too late");
        assertThat(writer.checkError()).isTrue();
        assertThat(endNormally().outcome()).isEqualTo(RequestOutcome.COMPLETED);
    }

    @Test
    void aLocationAloneIsNoRedirect() {
        writeInVain(new TrackedOutput(container, track.connection(), head(201, Map.of("Location", "/new"))));
        assertThat(endNormally().outcome()).isEqualTo(RequestOutcome.ABORTED);
    }

    private void assertForgets(Consumer<HttpServletResponse> reset) throws IOException {
        HttpServletResponse response = new TrackedResponse(
                (HttpServletResponse) Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {HttpServletResponse.class},
                        (proxy, method, arguments) -> switch (method.getName()) {
                            case "getOutputStream" -> container;
                            case "getHeader" -> "15";
                            case "isCommitted" -> false;
                            default -> null;
                        }),
                track);
        response.getOutputStream().write(new byte[10]);
        reset.accept(response);
        container.failure = GONE;
        assertThatThrownBy(() -> response.getOutputStream().write(new byte[10])).isSameAs(GONE);
        assertThat(endNormally().outcome()).isEqualTo(RequestOutcome.ABORTED);
    }

    @Test
    void whatAResetDroppedIsNotCounted() throws IOException {
        assertForgets(HttpServletResponse::reset);
    }

    @Test
    void whatAResetOfTheBufferDroppedIsNotCounted() throws IOException {
        assertForgets(HttpServletResponse::resetBuffer);
    }
}
