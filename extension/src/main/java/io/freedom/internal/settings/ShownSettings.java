package io.freedom.internal.settings;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every setting of a deployment as a person may see it, and what it would be if nobody set it. */
final class ShownSettings {

    private static final BinaryOperator<Wanted> FIRST = (first, next) -> first;

    private final Engine engine;
    private final Map<String, Wanted> wanted;

    /** @param wanted what injection points ask for; of several with the same key the first one's default is shown */
    ShownSettings(Engine engine, Collection<Wanted> wanted) {
        this.engine = engine;
        this.wanted = wanted.stream().collect(Collectors.toMap(Wanted::key, Function.identity(), FIRST));
    }

    /** By key, in alphabetical order. A key that has neither a value nor a default is left out. */
    List<ShownSetting> all() {
        SortedMap<String, Boolean> keys = new TreeMap<>();
        engine.keys().forEach(key -> keys.put(key, false));
        wanted.keySet().forEach(key -> keys.put(key, false));
        Arrays.stream(FreedomKey.values())
                .filter(key -> key.where() == FreedomKey.Where.EVERYWHERE)
                .forEach(key -> keys.put(key.key(), true));
        return keys.entrySet().stream()
                .flatMap(entry -> shown(entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    private Optional<ShownSetting> shown(String key, boolean known) {
        Found found = engine.find(key);
        Found byDefault = byDefault(key);
        if (found.text() == null && found.fault() == null) {
            return Optional.ofNullable(byDefault)
                    .map(unset -> new ShownSetting(key, unset.shown(), unset.origin(), unset.shown(), false, known));
        }
        return Optional.of(new ShownSetting(
                key,
                found.shown(),
                found.origin(),
                byDefault == null ? null : byDefault.shown(),
                byDefault == null || !Objects.equals(found.text(), byDefault.text()),
                known));
    }

    /** What a jar says, or else the injection point, or else Freedom. */
    private @Nullable Found byDefault(String key) {
        String text = engine.defaultText(key);
        Wanted asked = wanted.get(key);
        if (text == null && asked != null) {
            text = asked.defaultValue();
        }
        if (text != null) {
            return engine.findDefault(key, text);
        }
        return FreedomKey.of(key)
                .flatMap(FreedomKey::defaultValue)
                .map(value -> Found.name(value, "Freedom's default"))
                .orElse(null);
    }
}
