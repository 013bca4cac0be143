package io.freedom.internal.settings;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings below a prefix. It holds the values themselves, but describes them without secrets: a map ends up in logs sooner
 * than a single value. It can be stored with a session, as far as its values can.
 *
 * <p>Threading: immutable; any thread may use it.
 */
final class ShownMap<K, V> extends AbstractMap<K, V> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final LinkedHashMap<K, V> values;

    /** Null in a copy that was read from a stream; then nothing tells which values are secret. */
    private final transient @Nullable Function<K, String> shown;

    /** @param shown a value as it may be shown, by its key in this map */
    ShownMap(Map<K, V> values, Function<K, String> shown) {
        this.values = new LinkedHashMap<>(values);
        this.shown = shown;
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return Collections.unmodifiableMap(values).entrySet();
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
                .map(key -> key + "=" + (shown == null ? Secrets.MASK : shown.apply(key)))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
