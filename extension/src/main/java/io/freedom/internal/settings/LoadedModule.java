package io.freedom.internal.settings;

import io.freedom.internal.settings.PropertiesText.Entry;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A settings module that was found and read.
 *
 * @param name its dotted path
 * @param where the resource, or {@code class} and its name
 * @param entries its settings, {@value #EXTENDS} not among them
 * @param parents the modules it starts from, the later ones stronger
 * @param extendsPlace where it names them
 */
record LoadedModule(String name, String where, Map<String, Entry> entries, List<String> parents, String extendsPlace) {

    static final String EXTENDS = "freedom.settings.extends";

    static LoadedModule of(String name, String where, Map<String, Entry> all) {
        Map<String, Entry> entries = new LinkedHashMap<>(all);
        Entry parents = entries.remove(EXTENDS);
        List<String> names = parents == null
                ? List.of()
                : Arrays.stream(parents.value().split(","))
                        .map(String::strip)
                        .filter(parent -> !parent.isEmpty())
                        .toList();
        String place = EXTENDS + " in " + describe(name, where, parents == null ? 0 : parents.line());
        return new LoadedModule(name, where, entries, names, place);
    }

    /** Where one of its settings comes from, in words fit for a message. */
    String origin(Entry entry) {
        return describe(name, where, entry.line());
    }

    /** Shows no value. */
    @Override
    public String toString() {
        return describe(name, where, 0);
    }

    private static String describe(String name, String where, int line) {
        return "settings module " + name + " (" + where + (line == 0 ? "" : ":" + line) + ")";
    }
}
