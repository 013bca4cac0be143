package io.freedom.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(stream(out), stream(err), false);
    private final Commands commands =
            new Commands(List.of(new RunServer("runserver 8001", null), new Greet("greet"), new Greet("dismiss")));

    @Test
    void aCommandGetsItsArgumentsAndGivesTheStatus() {
        assertThat(commands.run(List.of("greet", "--loud", "Ann"), terminal)).isEqualTo(7);

        assertThat(text(out)).isEqualTo("[Ann] true");
    }

    @Test
    void withoutACommandTheyAreListedWhereMistakesAreTold() {
        assertThat(commands.run(List.of(), terminal)).isEqualTo(1);

        assertThat(text(out)).isEmpty();
        assertThat(text(err).lines())
                .containsExactly(
                        "The commands of Freedom; COMMAND --help tells more of one:",
                        "",
                        "  dismiss    Says a word to somebody",
                        "  greet      Says a word to somebody",
                        "  runserver  Serves a site while you work on it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h"})
    void helpListsThemAsAnAnswer(String help) {
        assertThat(commands.run(List.of(help), terminal)).isZero();

        assertThat(text(out)).contains("  runserver  Serves a site while you work on it");
        assertThat(text(err)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"help runserver", "runserver --help", "runserver 8000 --help"})
    void theHelpOfACommandFitsATerminal(String line) {
        assertThat(commands.run(List.of(line.split(" ")), terminal)).isZero();

        assertThat(text(out).lines())
                .startsWith("runserver [options] [[host:]port] SITE", "", "Serves a site while you work on it.", "")
                .anyMatch(each -> each.matches("  -6, --ipv6 +listens on an address of IPv6.*"))
                .anyMatch(each -> each.matches("  --help +shows this"))
                .noneMatch(each -> each.contains("--web") || each.contains("PATH"))
                .endsWith("More options, which build tools give, are in the documentation.")
                .allSatisfy(each -> assertThat(each.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void anUnknownCommandIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> commands.run(List.of("runsever"), terminal))
                .hasMessage("FREEDOM-0523: There is no command runsever. Write runserver.");
        assertThatThrownBy(() -> commands.run(List.of("run"), terminal))
                .hasMessage("FREEDOM-0523: There is no command run. Write runserver.");
        assertThatThrownBy(() -> commands.run(List.of("mysite.war"), terminal))
                .hasMessage("FREEDOM-0523: There is no command mysite.war. help lists those that there are.");
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static final class Greet implements Command {

        private static final Option LOUD = Option.flag("--loud", "so that all can hear it");

        private final String name;

        Greet(String name) {
            this.name = name;
        }

        @Override
        public Syntax syntax() {
            return new Syntax(name, "NAME", 1, "Says a word to somebody", List.of(LOUD));
        }

        @Override
        public int run(Given given, Terminal terminal) {
            terminal.out().print(given.plain() + " " + given.has(LOUD));
            return 7;
        }
    }
}
