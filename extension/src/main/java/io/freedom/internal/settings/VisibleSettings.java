package io.freedom.internal.settings;

import io.freedom.SettingException;
import io.freedom.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a site shows to the server's MicroProfile Config: the keys of its modules and defaults with the values that the site has,
 * those of system properties and the environment included.
 *
 * @param name of the source, fit for a server's tools
 * @param values by key; what has no value, or a faulty one, is left out
 */
public record VisibleSettings(String name, Map<String, String> values) {

    /** The setting that lets a site show them. */
    public static final String KEY = "freedom.settings.in-microprofile-config";

    public VisibleSettings {
        values = Map.copyOf(values);
    }

    /**
     * Empty where the site does not show them.
     *
     * @throws SettingException if {@link #KEY} is neither true nor false
     */
    public static Optional<VisibleSettings> of(Settings settings) {
        if (!isWanted(settings)) {
            return Optional.empty();
        }
        Map<String, String> values = new TreeMap<>();
        for (String key : settings.keys()) {
            value(settings, key).ifPresent(value -> values.put(key, asText(value)));
        }
        String module = settings.module().map(Settings.Module::name).orElse("no module");
        return Optional.of(new VisibleSettings("Freedom's settings (" + module + ')', values));
    }

    /** What is wrong with {@link #KEY}. */
    public static Optional<SettingException> fault(Settings settings) {
        try {
            isWanted(settings);
            return Optional.empty();
        } catch (SettingException wrong) {
            return Optional.of(wrong);
        }
    }

    private static boolean isWanted(Settings settings) {
        // As text: the site may have a converter to Boolean, which is for its own settings.
        FreedomKey key = FreedomKey.IN_MICROPROFILE_CONFIG;
        String value = settings.find(KEY).orElse(key.byDefault());
        if (!key.accepts(value)) {
            throw key.refused(settings, value, "Write true or false.");
        }
        return value.equals("true");
    }

    private static Optional<String> value(Settings settings, String key) {
        try {
            return settings.find(key);
        } catch (SettingException faulty) {
            return Optional.empty(); // who injects it is told by Freedom
        }
    }

    /** Expressions are expanded already: every dollar that is left is text, and two would become one without their escapes. */
    private static String asText(String value) {
        return value.replace("$", "\\$");
    }

    /** Shows no value. */
    @Override
    public String toString() {
        return name + ", " + values.size() + " keys";
    }
}
