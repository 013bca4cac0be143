package io.freedom.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.RequestOutcome;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the head of a response, its writer and its resets say of a write that failed. */
class TrackedResponseTest extends BreakingConnection {

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
