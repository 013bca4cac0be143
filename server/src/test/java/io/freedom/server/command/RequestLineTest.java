package io.freedom.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.command.RequestLine.Answer;
import io.freedom.server.command.RequestLine.End;
import java.time.LocalTime;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestLineTest {

    private static final LocalTime NOON = LocalTime.NOON;
    private static final Terminal PLAIN = new Terminal(System.out, System.err, false);
    private static final Terminal COLOUR = new Terminal(System.out, System.err, true);

    @Test
    void theColumnsStandBelowEachOther() {
        assertThat(line("GET", "/", 200, 4_096, 23_400_000, End.PLAIN).text(PLAIN))
                .isEqualTo("12:00:00 GET  /                      200   4.1 kB   23 ms");
        assertThat(line("POST", "/guestbook", 303, 0, 1_500_000_000, given("orders"))
                        .text(PLAIN))
                .isEqualTo("12:00:00 POST /guestbook             303        -   1.5 s  gave back orders");
        assertThat(line("GET", "/static/site.css", 304, 0, 400_000, End.PLAIN).text(PLAIN))
                .isEqualTo("12:00:00 GET  /static/site.css       304        -  0.4 ms");
    }

    @Test
    void anUsualLineFitsATerminal() {
        assertThat(line("POST", "/orders?page=3&sort=na", 500, 9_999_900_000L, 9_999_000_000L, given("orders"))
                        .text(PLAIN)
                        .length())
                .isLessThanOrEqualTo(80);
    }

    @Test
    void aLongTargetMovesTheColumnsAndAVeryLongOneIsCut() {
        assertThat(line("GET", "/a/path/that/is/longer/than/its/column", 200, 1, 1, End.PLAIN)
                        .text(PLAIN))
                .isEqualTo("12:00:00 GET  /a/path/that/is/longer/than/its/column 200      1 B  0.0 ms");
        assertThat(line("GET", "/" + "x".repeat(1000), 200, 1, 1, End.PLAIN).text(PLAIN))
                .contains("xxx... 200")
                .hasSizeLessThan(210);
    }

    @Test
    void theStatusGivesTheColour() {
        assertThat(line("GET", "/", 200, 1, 1, End.PLAIN).text(COLOUR))
                .startsWith("\u001b[2m12:00:00\u001b[0m GET  / ")
                .contains(" \u001b[32m200\u001b[0m ");
        assertThat(line("GET", "/", 304, 1, 1, End.PLAIN).text(COLOUR)).contains(" \u001b[36m304\u001b[0m ");
        assertThat(line("GET", "/no", 404, 1, 1, End.PLAIN).text(COLOUR)).contains("\u001b[33mGET  /no ");
        assertThat(line("GET", "/no", 500, 1, 1, End.PLAIN).text(COLOUR)).contains("\u001b[31mGET  /no ");
    }

    @Test
    void whatWasForgottenIsAWarning() {
        End end = new End("the client left", List.of("cache"), List.of("orders"));

        assertThat(line("GET", "/", 200, 1, 1, end).text(PLAIN))
                .endsWith("  the client left  gave back cache  forgot orders");
        assertThat(line("GET", "/", 200, 1, 1, end).text(COLOUR)).endsWith("  \u001b[33mforgot orders\u001b[0m");
    }

    @Test
    void manyNamesAreANumber() {
        assertThat(line("GET", "/", 200, 1, 1, given("orders", "cache")).text(PLAIN))
                .endsWith("  gave back orders, cache");
        assertThat(line("GET", "/", 200, 1, 1, given("a", "b", "c", "d")).text(PLAIN))
                .endsWith("  gave back 4 connections");
        assertThat(line("GET", "/", 200, 1, 1, given("o".repeat(30), "c".repeat(30)))
                        .text(PLAIN))
                .endsWith("  gave back 2 connections");
    }

    @ParameterizedTest
    @CsvSource({
        "0, -",
        "1, 1 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "999949, 999.9 kB",
        "999950, 1.0 MB",
        "1234567890, 1.2 GB"
    })
    void aSizeIsReadAtAGlance(long bytes, String shown) {
        assertThat(line("GET", "/", 200, bytes, 0, End.PLAIN).text(PLAIN)).contains(" " + shown + " ");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0 ms",
        "9949999, 9.9 ms",
        "9950000, 10 ms",
        "999499999, 999 ms",
        "999500000, 1.0 s",
        "61000000000, 61.0 s"
    })
    void aDurationIsReadAtAGlance(long nanos, String shown) {
        assertThat(line("GET", "/", 200, 0, nanos, End.PLAIN).text(PLAIN)).endsWith(" " + shown);
    }

    @Property
    void whateverIsAskedForTheLineIsOneAndCommandsNothing(
            @ForAll String method, @ForAll String target, @ForAll String name) {
        assertThat(line(method, target, 200, 1, 1, given(name)).text(PLAIN))
                .matches("[^\\p{Cntrl}\u0085\u2028\u2029\u202e]*");
    }

    private static End given(String... names) {
        return new End("", List.of(names), List.of());
    }

    private static RequestLine line(String method, String target, int status, long bytes, long nanos, End end) {
        return new RequestLine(NOON, method, target, new Answer(status, bytes, nanos), end);
    }
}
