package io.freedom.internal.settings;

import org.jspecify.annotations.Nullable;

/**
 * What the sources have for a key.
 *
 * @param text the value, expressions expanded; null where no source has the key
 * @param shown the value fit for a message, masked
 * @param origin where it comes from; empty where no source has the key
 * @param strength the strength of that source, greater is stronger
 * @param fault why an expression in it can't be expanded; null where there is no fault
 */
record Found(
        @Nullable String text,
        String shown,
        String origin,
        int strength,
        @Nullable String fault) {

    boolean isPresent() {
        return text != null && !text.isEmpty();
    }

    /** Whether a message must not show the value, nor what others say of it. */
    boolean isMasked() {
        return text == null ? shown.contains(Secrets.MASK) : !shown.equals(text);
    }

    /** Never the value itself. */
    @Override
    public String toString() {
        return "\"" + shown + "\" (" + origin + ")";
    }
}
