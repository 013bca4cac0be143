package io.freedom.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BannerTest {

    @Test
    void everythingThatIsKnownIsShown() {
        Map<String, String> facts = Map.of(
                "application",
                "mysite.Site",
                "settings",
                "mysite.settings.production",
                "settings.origin",
                "--settings");

        assertThat(Banner.text(new InetSocketAddress("127.0.0.1", 8000), facts).lines())
                .containsExactly(
                        "",
                        "  Serving   http://127.0.0.1:8000/",
                        "  Settings  mysite.settings.production (--settings)",
                        "  Site      mysite.Site",
                        "  Stop      Ctrl-C");
    }

    @Test
    void whatTheSiteDoesNotSayIsLeftOut() {
        assertThat(Banner.text(new InetSocketAddress("::1", 8000), Map.of()).lines())
                .containsExactly("", "  Serving   http://[0:0:0:0:0:0:0:1]:8000/", "  Stop      Ctrl-C");
    }

    @Test
    void aSiteThatUsesFreedomWithoutAnApplicationIsToldSo() {
        assertThat(Banner.text(new InetSocketAddress("127.0.0.1", 8000), Map.of("completion", "servlet listeners")))
                .contains("  Site      no bean is marked @Application");
    }

    @Test
    void everyAddressOfTheMachineIsSaidAndOneThatWorks() {
        assertThat(Banner.text(new InetSocketAddress("0.0.0.0", 8000), Map.of()))
                .contains("http://localhost:8000/ and every other address of this machine");
    }
}
