package io.freedom.internal.settings;

import org.jspecify.annotations.Nullable;

/**
 * A setting as a person may see it: masked where it is secret.
 *
 * @param value what the deployment works with; of an expression that can't be expanded, the expression
 * @param origin where it comes from, in words, with the file and line where there is one
 * @param byDefault what it would be if nobody set it; null where it would have no value
 * @param differs whether it is another value than the default; so is every value of a key without one
 * @param known whether it is one of Freedom's own keys
 */
public record ShownSetting(
        String key, String value, String origin, @Nullable String byDefault, boolean differs, boolean known) {}
