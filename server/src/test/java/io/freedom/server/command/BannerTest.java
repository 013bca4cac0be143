package io.freedom.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
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

        assertThat(Banner.text(new InetSocketAddress("127.0.0.1", 8000), facts, false)
                        .lines())
                .containsExactly(
                        "",
                        "  Serving   http://127.0.0.1:8000/",
                        "  Settings  mysite.settings.production (--settings)",
                        "  Site      mysite.Site",
                        "  Stop      Ctrl-C");
    }

    @Test
    void aSiteInDevelopmentHasAConsole() {
        assertThat(Banner.text(new InetSocketAddress("0.0.0.0", 8000), Map.of("application", "mysite.Site"), true)
                        .lines())
                .containsSequence(
                        "  Site      mysite.Site", "  Console   http://localhost:8000/_freedom/", "  Stop      Ctrl-C");
    }

    @Test
    void aLongOriginHasALineOfItsOwn() {
        Map<String, String> facts = Map.of(
                "settings",
                "mysite.settings.development",
                "settings.origin",
                "settings.module in META-INF/freedom.properties");

        assertThat(Banner.text(new InetSocketAddress("127.0.0.1", 8000), facts, false)
                        .lines())
                .containsSequence(
                        "  Settings  mysite.settings.development",
                        "            (settings.module in META-INF/freedom.properties)");
    }

    @Test
    void whatTheSiteDoesNotSayIsLeftOut() {
        assertThat(Banner.text(new InetSocketAddress("::1", 8000), Map.of(), false)
                        .lines())
                .containsExactly("", "  Serving   http://[::1]:8000/", "  Stop      Ctrl-C");
    }

    @Test
    void aSiteThatUsesFreedomWithoutAnApplicationIsToldSo() {
        assertThat(Banner.text(
                        new InetSocketAddress("127.0.0.1", 8000), Map.of("completion", "servlet listeners"), false))
                .contains("  Site      no bean is marked @Application");
    }

    @Test
    void everyAddressOfTheMachineIsSaidAndOneThatWorks() {
        assertThat(Banner.text(new InetSocketAddress("0.0.0.0", 8000), Map.of(), false))
                .contains("http://localhost:8000/ and every other address of this machine");
    }

    @Test
    void theDocumentationShowsIt() {
        Map<String, String> facts = Map.of(
                "application",
                "mysite.Site",
                "settings",
                "mysite.settings.development",
                "settings.origin",
                "settings.module in META-INF/freedom.properties");

        assertThat(Path.of("../src/site/markdown/runserver.md"))
                .content()
                .contains("```"
                        + Banner.text(new InetSocketAddress("127.0.0.1", 8000), facts, true)
                                .stripTrailing() + "\n\n20:31:05 GET ");
    }
}
