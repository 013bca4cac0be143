package io.freedom;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The settings of one deployment, read-only. {@code @Inject Settings settings}.
 *
 * <p>Values come from, strongest first: system properties, environment variables, the settings module, the modules that it
 * extends, {@code META-INF/freedom-defaults.properties} in the site's jars. They are read once, at deployment. Two
 * deployments in one JVM never share an instance.
 */
public interface Settings {

    /** The settings module and who named it; empty where the deployment has none. */
    Optional<Module> module();

    /**
     * The value of a setting as text, expressions expanded; empty where it has none or an empty one.
     *
     * @throws SettingException if an expression in it can't be expanded
     */
    Optional<String> find(String key);

    /**
     * The value of a setting, converted.
     *
     * @throws SettingException if the value can't be converted
     */
    <T> Optional<T> find(String key, Class<T> type);

    /**
     * The value of a setting as text.
     *
     * @throws SettingException if there is none
     */
    String get(String key);

    /**
     * The value of a setting, converted.
     *
     * @throws SettingException if there is none, or it can't be converted
     */
    <T> T get(String key, Class<T> type);

    /**
     * The values of the keys that start with {@code prefix} and a dot, by the rest of the key. The map can't be changed, and its
     * {@code toString} masks secrets.
     *
     * @throws SettingException if an expression in one of them can't be expanded
     */
    Map<String, String> below(String prefix);

    /** The keys that the module, the modules it extends and the defaults define, in alphabetical order. */
    SortedSet<String> keys();

    /** Where the value of a setting comes from, in words fit for a message; empty where it has none. */
    Optional<String> origin(String key);

    /**
     * A settings module.
     *
     * @param name its dotted path
     * @param origin who named it, in words fit for a message, such as {@code environment variable FREEDOM_SETTINGS_MODULE}
     */
    record Module(String name, String origin) {

        public Module {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(origin, "origin");
        }
    }
}
