package io.freedom.internal.settings;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings below a prefix. It holds the values themselves, but describes them without secrets: a map ends up in logs sooner
 * than a single value.
 *
 * <p>Threading: immutable; any thread may use it.
 */
final class ShownMap<K, V> extends AbstractMap<K, V> {

    private final Map<K, V> values;
    private final Function<K, String> shown;

    /** @param shown a value as it may be shown, by its key in this map */
    ShownMap(Map<K, V> values, Function<K, String> shown) {
        this.values = Collections.unmodifiableMap(values);
        this.shown = shown;
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return values.entrySet();
    }

    @Override
    public boolean containsKey(Object key) {
        return values.containsKey(key);
    }

    @Override
    public @Nullable V get(Object key) {
        return values.get(key);
    }

    @Override
    public String toString() {
        return values.keySet().stream()
                .map(key -> key + "=" + shown.apply(key))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
