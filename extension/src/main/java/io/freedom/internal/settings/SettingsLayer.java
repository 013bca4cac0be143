package io.freedom.internal.settings;

import io.freedom.internal.settings.PropertiesText.Entry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * One place that values come from, which can say so in words. Its strength is given, never read from its values, as the
 * library's own sources do ({@code config_ordinal}).
 */
final class SettingsLayer implements ConfigSource {

    /** No element of any list; the library can't read a single name where there is one like this. */
    static final Pattern HUGE_INDEX = Pattern.compile("\\[\\d{10,}]");

    private final String name;
    private final int strength;
    private final Map<String, Entry> entries;
    private final Set<String> names;
    private final BiFunction<String, Entry, String> origin;

    /**
     * @param name unique in the deployment
     * @param origin says where a key and its entry come from
     */
    SettingsLayer(String name, int strength, Map<String, Entry> entries, BiFunction<String, Entry, String> origin) {
        this.name = name;
        this.strength = strength;
        this.entries = entries;
        this.names = entries.keySet().stream()
                .filter(key -> !HUGE_INDEX.matcher(key).find())
                .collect(Collectors.toUnmodifiableSet());
        this.origin = origin;
    }

    /** For sources that have no lines. */
    static Map<String, Entry> withoutLines(Map<String, String> values) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        values.forEach((key, value) -> entries.put(key, new Entry(value, 0)));
        return entries;
    }

    /** Where a key's value comes from, in words fit for a message. */
    String origin(String key) {
        Entry entry = entries.get(key);
        return origin.apply(key, entry == null ? new Entry("", 0) : entry);
    }

    @Override
    public Set<String> getPropertyNames() {
        return names;
    }

    @Override
    public @Nullable String getValue(String key) {
        Entry entry = entries.get(key);
        return entry == null ? null : entry.value();
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public int getOrdinal() {
        return strength;
    }
}
