package io.freedom.internal.settings;

import io.freedom.internal.settings.PropertiesText.Entry;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.StringReader;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads YAML. The values, and how their keys are put together, are those of the library's own source; before it gets the
 * text, {@link YamlLines} refuses what that source would read as something else, and finds the lines.
 *
 * <p>Loaded only where a module is in YAML: this class and {@link YamlLines} alone know SnakeYAML, which the site may lack.
 */
final class YamlText {

    private YamlText() {}

    /**
     * @return the entries in the order of their keys
     * @throws IllegalArgumentException says what is wrong and on which line; never shows a value
     * @throws LinkageError if there is no SnakeYAML, or a version that lacks what is needed
     */
    static Map<String, Entry> parse(byte[] bytes) {
        String text = Utf8Text.decode(bytes);
        try {
            Optional<Node> root = onlyDocument(text);
            return root.isPresent() ? entries(text, YamlLines.of(root.get())) : Map.of();
        } catch (YAMLException e) {
            throw unreadable(line(e));
        }
    }

    private static Map<String, Entry> entries(String text, Map<String, Integer> lines) {
        Map<String, Entry> entries = new TreeMap<>();
        Map<String, String> values;
        try {
            values = new YamlConfigSource("", text, 0).getProperties();
        } catch (RuntimeException e) {
            throw unreadable("");
        }
        values.forEach((key, value) -> entries.put(key, new Entry(value, lines.getOrDefault(key, 0))));
        return entries;
    }

    private static Optional<Node> onlyDocument(String text) {
        Iterator<Node> documents =
                new Yaml(new LoaderOptions()).composeAll(new StringReader(text)).iterator();
        if (!documents.hasNext()) {
            return Optional.empty();
        }
        @Nullable Node first = documents.next();
        if (documents.hasNext()) {
            throw new IllegalArgumentException("it has several documents; write one, without --- between its lines");
        }
        return Optional.ofNullable(first);
    }

    /** Without the failure's message and without a cause: they quote the text, which may be a secret. */
    private static IllegalArgumentException unreadable(String line) {
        return new IllegalArgumentException(
                line + "it is no YAML that can be read here; quote text that has special characters");
    }

    private static String line(YAMLException failure) {
        Mark mark = failure instanceof MarkedYAMLException marked ? marked.getProblemMark() : null;
        return mark == null ? "" : "line " + (mark.getLine() + 1) + ": ";
    }
}
