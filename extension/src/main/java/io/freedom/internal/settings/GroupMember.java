package io.freedom.internal.settings;

import io.freedom.Setting;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Type;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a group.
 *
 * @param name of the method or record component
 * @param type what it gives
 * @param place {@code mysite.Database.url}
 * @param annotations its annotations
 * @param fault why it can't be a setting; null where it can
 */
record GroupMember(
        String name,
        Type type,
        String place,
        AnnotatedElement annotations,
        @Nullable String fault) {

    String key(String prefix) {
        Setting setting = annotations.getAnnotation(Setting.class);
        String own = setting == null || setting.value().isEmpty() ? kebabCase(name) : setting.value();
        return prefix.isEmpty() ? own : prefix + "." + own;
    }

    /** @param prefix of its group */
    Wanted wanted(String prefix) {
        Setting setting = annotations.getAnnotation(Setting.class);
        return setting == null
                ? new Wanted(key(prefix), type, null, place)
                : Wanted.of(key(prefix), type, setting, place);
    }

    /** {@code maxPoolSize} becomes {@code max-pool-size}, {@code jdbcURL} {@code jdbc-url}. */
    static String kebabCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1-$2")
                .replace('_', '-')
                .toLowerCase(Locale.ROOT);
    }
}
