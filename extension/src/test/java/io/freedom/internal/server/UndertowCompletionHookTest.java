package io.freedom.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class UndertowCompletionHookTest {

    private static final String[] INPUT = {
        "sun.nio.ch.SocketChannelImpl",
        "org.xnio.nio.NioSocketConduit",
        "io.undertow.conduits.FixedLengthStreamSourceConduit",
        "io.undertow.servlet.spec.ServletInputStreamImpl",
        "java.io.InputStreamReader",
        "mysite.Pages",
        "io.undertow.servlet.handlers.ServletHandler"
    };

    private static <T extends Throwable> T thrownIn(T failure, String... classes) {
        failure.setStackTrace(Stream.of(classes)
                .map(name -> new StackTraceElement(name, "method", null, 1))
                .toArray(StackTraceElement[]::new));
        return failure;
    }

    @Test
    void anExceptionOfUndertowsOwnInputTellsThatTheClientLeft() {
        IOException reset = thrownIn(new IOException("Connection reset"), INPUT);
        assertThat(UndertowCompletionHook.isThrownByUndertow(reset)).isTrue();
        assertThat(UndertowCompletionHook.isThrownByUndertow(new IllegalStateException("in a form", reset)))
                .isTrue();
    }

    @Test
    void anExceptionOfTheApplicationsOwnConnectionDoesNot() {
        IOException reset = thrownIn(
                new IOException("Connection reset"),
                "sun.nio.ch.SocketChannelImpl",
                "org.postgresql.core.PGStream",
                "mysite.Pages",
                "io.undertow.servlet.handlers.ServletHandler");
        assertThat(UndertowCompletionHook.isThrownByUndertow(reset)).isFalse();
    }

    @Test
    void whatUndertowFindsFaultWithDoesNot() {
        IOException closed = thrownIn(
                new IOException("Stream is closed"),
                "io.undertow.servlet.UndertowServletMessages_$bundle",
                "io.undertow.servlet.spec.ServletOutputStreamImpl",
                "mysite.Pages");
        assertThat(UndertowCompletionHook.isThrownByUndertow(closed)).isFalse();
    }

    @Test
    @Timeout(60)
    void aCircleOfCausesIsAnsweredToo() {
        IOException first = thrownIn(new IOException("first"), "mysite.Pages");
        first.initCause(new IllegalStateException("second", first));
        assertThat(UndertowCompletionHook.isThrownByUndertow(first)).isFalse();
        IOException reset = thrownIn(new IOException("Connection reset"), INPUT);
        IllegalStateException around = new IllegalStateException("around", reset);
        reset.initCause(around);
        assertThat(UndertowCompletionHook.isThrownByUndertow(around)).isTrue();
    }
}
