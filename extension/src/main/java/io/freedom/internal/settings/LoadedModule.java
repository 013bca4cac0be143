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
 * @param entries its settings, {@code freedom.settings.extends} not among them
 * @param parents the modules it starts from, the later ones stronger
 * @param isEmpty whether it says nothing at all
 */
record LoadedModule(String name, String where, Map<String, Entry> entries, List<NamedModule> parents, boolean isEmpty) {

    private static final String EXTENDS = FreedomKey.SETTINGS_EXTENDS.key();

    static LoadedModule of(String name, String where, Map<String, Entry> all) {
        Map<String, Entry> entries = new LinkedHashMap<>(all);
        Entry parents = entries.remove(EXTENDS);
        return new LoadedModule(
                name,
                where,
                entries,
                parents == null ? List.of() : parents(parents, describe(name, where, parents.line())),
                all.isEmpty());
    }

    private static List<NamedModule> parents(Entry parents, String place) {
        return Arrays.stream(parents.value().split(","))
                .map(String::strip)
                .filter(parent -> !parent.isEmpty())
                .map(parent -> new NamedModule(parent, EXTENDS + " in " + place, "Correct the name there"))
                .toList();
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
