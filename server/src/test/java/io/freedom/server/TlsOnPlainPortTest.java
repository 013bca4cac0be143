package io.freedom.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.ConnectionFactory.Detecting.Detection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsOnPlainPortTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final TlsOnPlainPort tls = new TlsOnPlainPort(new InetSocketAddress("127.0.0.1", 0), clock::get);

    @ParameterizedTest
    @ValueSource(
            strings = {"GET / HTTP/1.1", "PRI * HTTP/2.0", "\r\nGET / HTTP/1.1", "\u0016GET", "\u0003\u0016", "\u0000"})
    void whatIsNoHandshakeIsLeftToHttp(String text) {
        assertThat(tls.detect(bytes(text))).isEqualTo(Detection.NOT_RECOGNIZED);
    }

    @Test
    void aHandshakeIsKnownByTwoBytesHoweverTheyCome() {
        assertThat(tls.detect(bytes(""))).isEqualTo(Detection.NEED_MORE_BYTES);
        assertThat(tls.detect(bytes("\u0016"))).isEqualTo(Detection.NEED_MORE_BYTES);
        assertThat(tls.detect(bytes("\u0016\u0003"))).isEqualTo(Detection.RECOGNIZED);
        assertThat(tls.detect(bytes("\u0016\u0003\u0001\u0002"))).isEqualTo(Detection.RECOGNIZED);
    }

    @Test
    void itIsSaidAtOnceAndThenOnceInTenSeconds() {
        assertThat(tls.say(8000)).isTrue();
        assertThat(tls.say(8000)).isFalse();
        clock.addAndGet(TimeUnit.SECONDS.toNanos(10) - 1);
        assertThat(tls.say(8000)).isFalse();
        clock.incrementAndGet();
        assertThat(tls.say(8000)).isTrue();
        assertThat(tls.say(8000)).isFalse();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
