package io.freedom.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class CommandLogTest {

    @Test
    void whatIsWrongHasTheColourOfWhatIsWrong() {
        assertThat(line(true, Level.SEVERE)).contains(" \u001b[31mERROR\u001b[0m some.site: said");
        assertThat(line(true, Level.WARNING)).contains(" \u001b[33mWARNING\u001b[0m some.site: said");
        assertThat(line(true, Level.INFO)).contains(" INFO some.site: said");
    }

    @Test
    void nothingHasAColourWhereNobodySeesIt() {
        assertThat(line(false, Level.SEVERE)).contains(" ERROR some.site: said");
        assertThat(line(false, Level.WARNING)).contains(" WARNING some.site: said");
    }

    private static String line(boolean colour, Level level) {
        LogRecord entry = new LogRecord(level, "said");
        entry.setLoggerName("some.site");
        return new CommandLog.OneLine(new Terminal(System.out, System.err, colour)).format(entry);
    }
}
