package io.freedom.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    @ParameterizedTest
    @CsvSource({
        "true, '', true",
        "false, '', false",
        "true, TERM=xterm-256color, true",
        "true, TERM=dumb, false",
        "true, NO_COLOR=1, false",
        "true, NO_COLOR=, true",
        "false, FORCE_COLOR=1, true",
        "true, FORCE_COLOR=0, false",
        "true, FORCE_COLOR=false, false",
        "true, NO_COLOR=1 FORCE_COLOR=1, true",
        "false, TERM=dumb FORCE_COLOR=3, true",
        "false, FORCE_COLOR=, false"
    })
    void theEnvironmentDecidesOnColours(boolean interactive, String variables, boolean colour) {
        Map<String, String> environment = new HashMap<>();
        for (String variable : variables.split(" ")) {
            environment.put(variable.replaceFirst("=.*", ""), variable.replaceFirst("[^=]*=?", ""));
        }

        assertThat(Terminal.hasColour(environment, interactive)).isEqualTo(colour);
    }
}
