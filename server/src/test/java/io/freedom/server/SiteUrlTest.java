package io.freedom.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteUrlTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, http://127.0.0.1:8000/",
        "0.0.0.0, http://localhost:8000/",
        "::, http://localhost:8000/",
        "::1, http://[::1]:8000/",
        "fe80::, http://[fe80::]:8000/",
        "2001:db8::1:0:0:2, http://[2001:db8::1:0:0:2]:8000/",
        "2001:db8:1:2:3:4:5:0, http://[2001:db8:1:2:3:4:5:0]:8000/"
    })
    void aBrowserFindsTheSiteThere(String address, String url) throws UnknownHostException {
        assertThat(SiteUrl.of(new InetSocketAddress(InetAddress.getByName(address), 8000)))
                .isEqualTo(url);
    }

    @Test
    void aNameThatIsNotLookedUpStays() {
        assertThat(SiteUrl.of(InetSocketAddress.createUnresolved("mysite.example", 8000)))
                .isEqualTo("http://mysite.example:8000/");
    }
}
