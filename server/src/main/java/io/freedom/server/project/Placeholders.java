package io.freedom.server.project;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands for something in a template: {@code {{package}}}, without blanks, so that {@code {{ title }}} can be written for
 * another engine of templates.
 */
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([A-Za-z][A-Za-z0-9]*)}}");

    private final Map<String, String> values;

    private Placeholders(Map<String, String> values) {
        this.values = values;
    }

    /** @param secretKey one that no other project has */
    static Placeholders of(SiteName name, String secretKey) {
        Map<String, String> values = new TreeMap<>();
        values.put("name", name.simple());
        values.put("package", name.javaPackage());
        values.put("packagePath", name.packagePath());
        values.put("secretKey", secretKey);
        values.put("freedomVersion", FreedomVersion.THIS);
        // Many tools leave out files that begin with one.
        values.put("dot", ".");
        return new Placeholders(values);
    }

    /** All of the text must be {@linkplain #unknown known}. */
    String fill(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(values.get(found.group(1))));
    }

    /** The first placeholder that stands for nothing. */
    Optional<MatchResult> unknown(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .filter(found -> !values.containsKey(found.group(1)))
                .findFirst();
    }

    /** All that can be written, for messages. */
    String known() {
        return String.join(
                ", ", values.keySet().stream().map("{{%s}}"::formatted).toList());
    }
}
