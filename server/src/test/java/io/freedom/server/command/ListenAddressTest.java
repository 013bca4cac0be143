package io.freedom.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.server.ServerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {

    @ParameterizedTest
    @CsvSource({
        "8000, 127.0.0.1, 8000",
        "0, 127.0.0.1, 0",
        "localhost:8080, localhost, 8080",
        "0.0.0.0:65535, 0.0.0.0, 65535",
        "[::1]:80, ::1, 80",
        "[fe80::1%eth0]:80, fe80::1%eth0, 80",
        "my-host.example:1, my-host.example, 1"
    })
    void aHostAndAPortAreRead(String text, String host, int port) {
        assertThat(ListenAddress.parse(text)).isEqualTo(new ListenAddress(host, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ":",
                ":80",
                "localhost",
                "localhost:",
                "80:localhost",
                "::1:80",
                "::1",
                "[::1]",
                "[]:80",
                "-1",
                "8O00",
                "http://localhost:80",
                "a b:80",
                "host:80:90",
                "99999999999",
                "8000 "
            })
    void whatIsNoAddressIsRefusedWithTheForm(String text) {
        assertThatThrownBy(() -> ListenAddress.parse(text))
                .isInstanceOf(ServerException.class)
                .hasMessage("FREEDOM-0520: \"" + text + "\" is not an address. "
                        + "Write [host:]port: 8000, 127.0.0.1:8000, localhost:8000 or [::1]:8000.");
    }

    @Test
    void aPortThatIsTooHighIsNamed() {
        assertThatThrownBy(() -> ListenAddress.parse("localhost:65536"))
                .hasMessageStartingWith(
                        "FREEDOM-0520: \"localhost:65536\" has port 65536, and the highest is 65535. Write ");
    }

    @Test
    void aHostThatNobodyKnowsIsNamed() {
        // Reserved: no such name is ever registered (RFC 6761).
        assertThatThrownBy(() -> new ListenAddress("nowhere.invalid", 80).resolve())
                .hasMessageStartingWith("FREEDOM-0504: No address is known for the host nowhere.invalid.");
    }
}
