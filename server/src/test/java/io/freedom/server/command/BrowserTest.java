package io.freedom.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BrowserTest {

    private static final String URL = "http://127.0.0.1:8000/";

    @Test
    void eachSystemHasItsOwnProgram() {
        assertThat(Browser.commands("Windows 11", URL))
                .containsExactly(List.of("rundll32", "url.dll,FileProtocolHandler", URL));
        assertThat(Browser.commands("Mac OS X", URL)).containsExactly(List.of("open", URL));
        assertThat(Browser.commands("Linux", URL)).first().isEqualTo(List.of("xdg-open", URL));
    }
}
