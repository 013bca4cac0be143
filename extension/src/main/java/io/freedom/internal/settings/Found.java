package io.freedom.internal.settings;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the sources have for a key.
 *
 * @param text the value, expressions expanded; null where no source has the key
 * @param masked gives the value fit for a message; asked only where there is a message
 * @param place gives where it comes from
 * @param strength the strength of that source, greater is stronger
 * @param fault why an expression in it can't be expanded; null where there is no fault
 */
record Found(
        @Nullable String text,
        Supplier<String> masked,
        Supplier<String> place,
        int strength,
        @Nullable String fault) {

    /** A text that is no value but a name, which may be shown. */
    static Found name(String text, String origin) {
        return new Found(text, () -> text, () -> origin, 0, null);
    }

    /** The value fit for a message, masked. */
    String shown() {
        return masked.get();
    }

    /** Where it comes from; empty where no source has the key. */
    String origin() {
        return place.get();
    }

    boolean isPresent() {
        return text != null && !text.isEmpty();
    }

    /** Whether a message must not show the value, nor what others say of it. */
    boolean isMasked() {
        return text == null ? shown().contains(Secrets.MASK) : !shown().equals(text);
    }

    /** Never the value itself. */
    @Override
    public String toString() {
        return "\"" + shown() + "\" (" + origin() + ")";
    }
}
