package io.freedom.internal.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hides the secret values of settings in texts that others made of them, such as the message of an exception. A value that is
 * masked in part is shown so. Short values are left: they would be found where they are not meant.
 *
 * <p>Threading: immutable; any thread may use it.
 */
final class SecretValues implements UnaryOperator<String> {

    private static final int SHORTEST = 8;

    private final Map<String, String> shown;

    private SecretValues(Map<String, String> shown) {
        this.shown = Map.copyOf(shown);
    }

    /** @param keys of the settings that may have secret values */
    static SecretValues of(Engine engine, Collection<String> keys) {
        return new SecretValues(keys.stream()
                .map(engine::find)
                .flatMap(SecretValues::secret)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> Secrets.MASK)));
    }

    private static Stream<Map.Entry<String, String>> secret(Found found) {
        String text = found.text();
        return text != null && text.length() >= SHORTEST && found.isMasked()
                ? Stream.of(Map.entry(text, found.shown()))
                : Stream.empty();
    }

    /** Longest first: one value may be a part of another. */
    @Override
    public String apply(String text) {
        return shown.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .reduce(text, (masked, value) -> masked.replace(value, shown.getOrDefault(value, Secrets.MASK)));
    }

    /** Shows no value. */
    @Override
    public String toString() {
        return shown.size() + " secret values";
    }
}
