package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.internal.settings.PropertiesText.Entry;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertiesTextTest {

    private static final Pattern LONE_BACKSLASH_AT_THE_END = Pattern.compile("(?:^|[\r\n])[ \t\f]*\\\\[\r\n]{1,2}$");

    private static Map<String, Entry> parse(String text) {
        return PropertiesText.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=1\nb : 2\nc 3\n",
                "a=1\\\n   2\\\n 3\nb=2",
                "a=1\\\\\nb=2",
                "a=x\\\n#b\n\nc=d",
                "  # comment\\\na=1\n! b=2",
                "a\\ b=c\\td\ne\\:f=\\u00e9",
                "a=1\r\nb=2\rc=3",
                "a=1\na=2",
                "=x\na=",
                "a=1\\",
                "a=\\\n\nb=2",
                "\f\t a = b ",
                "\\\n#c\\\na=1",
                "\\\n\na=1\\\n\\\n2",
                "\u2003a=1\n\u00a0b=2",
                "\\",
                "a=1\\\r\n 2\r\nb=2",
                "\\u0061\\:\\=b\\n\\r\\f\\q=c"
            })
    void itReadsWhatPropertiesRead(String text) throws IOException {
        Properties expected = new Properties();
        expected.load(new StringReader(text));
        Map<Object, Object> values = new HashMap<>();
        parse(text).forEach((key, entry) -> values.put(key, entry.value()));
        assertThat(values).isEqualTo(new HashMap<>(expected));
    }

    @Test
    void itCountsNaturalLines() {
        Map<String, Entry> entries = parse("# comment\n\na=1\\\n2\nb=3");
        assertThat(entries).containsEntry("a", new Entry("12", 3)).containsEntry("b", new Entry("3", 5));
    }

    @Property(tries = 3000)
    void itReadsWhatPropertiesReadOfAnyText(@ForAll("pieces") List<String> pieces) throws IOException {
        String text = String.join("", pieces);
        // At the end of a file, Properties makes an empty key of a lone backslash, but only before some line ends.
        Assume.that(!LONE_BACKSLASH_AT_THE_END.matcher(text).find());
        Properties expected = new Properties();
        Map<Object, Object> values = new HashMap<>();
        try {
            parse(text).forEach((key, entry) -> values.put(key, entry.value()));
        } catch (IllegalArgumentException e) {
            assertThatThrownBy(() -> expected.load(new StringReader(text)))
                    .isInstanceOf(IllegalArgumentException.class);
            return;
        }
        expected.load(new StringReader(text));
        assertThat(values).isEqualTo(new HashMap<>(expected));
    }

    /** Mostly what means something in the format. */
    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.frequencyOf(
                        Tuple.of(
                                6,
                                Arbitraries.of(
                                        "\\", "\n", "\r", "\r\n", "=", ":", " ", "\t", "\f", "#", "!", "a", "b",
                                        "\\u00e4", "\\u", "key", "${a}")),
                        Tuple.of(1, Arbitraries.strings().ofMaxLength(3).filter(PropertiesTextTest::isText)))
                .list()
                .ofMaxSize(30);
    }

    /** Half of a surrogate pair can't be written in UTF-8, and a mark at the beginning is taken away. */
    private static boolean isText(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text) && !text.contains("\uFEFF");
    }

    @Property(tries = 2000)
    void anyBytesAreEntriesOrAFaultWithItsLine(@ForAll byte[] bytes) {
        try {
            assertThat(PropertiesText.parse(bytes)).doesNotContainValue(null);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).containsPattern("line \\d+");
        }
    }

    @Test
    void aHugeFileIsRead() {
        String line = "k=" + "x\\\\ ".repeat(250_000) + "\n";
        StringBuilder text = new StringBuilder(line.repeat(10));
        for (int i = 0; i < 100_000; i++) {
            text.append("key.").append(i).append('=').append(i).append('\n');
        }
        Map<String, Entry> entries = parse(text.toString());
        assertThat(entries).hasSize(100_001).containsEntry("key.99999", new Entry("99999", 100_010));
        assertThat(entries.get("k").value()).hasSize(750_000);
    }

    @Test
    void whatIsNotUtf8IsAFaultWithItsLine() {
        byte[] bytes = {'a', '=', '1', '\r', '\n', 'b', '=', (byte) 0xFC};
        assertThatThrownBy(() -> PropertiesText.parse(bytes)).hasMessage("it is not encoded in UTF-8 (line 2)");
    }

    @Test
    void aCharacterThatIsCutOffAtTheEndIsAFault() {
        byte[] bytes = {'a', '=', (byte) 0xE2, (byte) 0x82};
        assertThatThrownBy(() -> PropertiesText.parse(bytes)).hasMessage("it is not encoded in UTF-8 (line 1)");
    }

    @Test
    void aByteOrderMarkIsIgnored() {
        assertThat(parse("\uFEFFa=1")).containsKey("a");
    }
}
