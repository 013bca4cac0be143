package io.freedom.internal.settings;

import io.freedom.Setting;
import io.freedom.SettingException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * A value that somebody wants.
 *
 * @param key the key of the setting
 * @param type what it is to be converted to
 * @param defaultValue the text where no source has a value; null for none
 * @param place who wants it, such as {@code mysite.Site.pageSize}; null where code asks while the site runs
 */
public record Wanted(
        String key,
        Type type,
        @Nullable String defaultValue,
        @Nullable String place) {

    /** What an injection point or a group's method wants. */
    public static Wanted of(String key, Type type, Setting setting, @Nullable String place) {
        String text = setting.defaultValue();
        return new Wanted(key, type, text.equals(Setting.NO_DEFAULT) ? null : text, place);
    }

    /** The fault of a {@code @Setting} that names no key. */
    public static SettingException withoutKey(String place) {
        return SettingProblems.noKey(place);
    }

    Wanted as(Type other) {
        return new Wanted(key, other, defaultValue, place);
    }

    /** The same without a default, under another key: an element of a list or map. */
    Wanted element(String otherKey, Type other) {
        return new Wanted(otherKey, other, null, place);
    }

    /** Without the default, which may be a secret. */
    @Override
    public String toString() {
        return key + " (" + TypeNames.of(type) + ")";
    }
}
