package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.internal.settings.PropertiesText.Entry;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertiesTextTest {

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
                "\f\t a = b "
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

    @Test
    void aByteOrderMarkIsIgnored() {
        assertThat(parse("\uFEFFa=1")).containsKey("a");
    }
}
