package io.freedom.server;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void whatIsVisibleStaysAsItIs() {
        assertThat(Printable.of("/bücher/日本 😀?a=b", 80)).isEqualTo("/bücher/日本 😀?a=b");
    }

    @Test
    void whatIsNoVisibleCharacterIsEscaped() {
        assertThat(Printable.of("a\r\n\t\u001b[31m\u0000\u007f\u0085\u2028\u202e\ud83d", 200))
                .isEqualTo("a\\u000d\\u000a\\u0009\\u001b[31m\\u0000\\u007f\\u0085\\u2028\\u202e\\ud83d");
    }

    @Property
    void itIsNeverLongerThanAllowed(@ForAll String text, @ForAll @IntRange(min = 3, max = 20) int longest) {
        assertThat(Printable.of(text, longest)).hasSizeLessThanOrEqualTo(longest);
    }

    @Test
    void whatIsCutSaysSo() {
        assertThat(Printable.of("abcdefghij", 10)).isEqualTo("abcdefghij");
        assertThat(Printable.of("abcdefghijk", 10)).isEqualTo("abcdefg...");
    }
}
