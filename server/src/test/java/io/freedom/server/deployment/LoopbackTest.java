package io.freedom.server.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8000",
                "mysite.localhost:8000",
                "127.0.0.1",
                "127.0.0.1:8000",
                "127.9.9.9",
                "[::1]",
                "[::1]:8000",
                "[0:0:0:0:0:0:0:1]",
                "[::ffff:127.0.0.1]:80"
            })
    void theseNameThisMachine(String authority) {
        assertThat(Loopback.isLoopbackName(authority)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "localhost.example.com",
                "notlocalhost",
                "127.0.0.1.example.com",
                "192.168.1.5:8000",
                "0.0.0.0",
                "[::]",
                "[fe80::1]",
                "10.0.0.1",
                "127.0.0.1@example.com",
                "localhost:port",
                "[::1",
                "2130706433",
                "localhost.",
                ".localhost",
                "localhost/",
                "127.0.0.1 ",
                "999.1.1.1",
                "1:2:3"
            })
    void theseNameAnotherOneOrNone(String authority) {
        assertThat(Loopback.isLoopbackName(authority)).as(authority).isFalse();
    }
}
