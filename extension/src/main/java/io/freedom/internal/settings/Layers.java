package io.freedom.internal.settings;

import io.freedom.SettingException;
import io.freedom.internal.settings.PropertiesText.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Everything that values come from, in order of strength: the overrides of a test, system properties, the environment, the
 * modules, the defaults in jars. The environment is not a {@link SettingsLayer}, because the library's own source knows how its
 * names are written.
 */
final class Layers {

    static final String DEFAULTS = "META-INF/freedom-defaults.properties";

    private static final int STRONGEST = 1_000_000;

    private final List<SettingsLayer> layers = new ArrayList<>();
    private final Map<String, UnaryOperator<String>> origins = new HashMap<>();
    private final List<SettingsLayer> modules = new ArrayList<>();
    private final List<SettingsLayer> defaults = new ArrayList<>();
    private final List<SettingsLayer> ofTheSite = new ArrayList<>();
    private final SettingsLayer ofTheTest;
    private final EnvironmentLayer environment;

    Layers(Overrides overrides, Surroundings surroundings, List<LoadedModule> strongestFirst, ClassPath classPath) {
        ofTheTest = add(overrides.entries(), (key, entry) -> overrides.origin(key));
        add(SettingsLayer.withoutLines(surroundings.systemProperties()), (key, entry) -> "system property " + key);
        environment = new EnvironmentLayer(surroundings.environment(), STRONGEST - 3);
        origins.put(EnvironmentLayer.NAME, key -> EnvironmentLayer.origin(key, surroundings.environment()));
        for (LoadedModule module : strongestFirst) {
            modules.add(add(module.entries(), (key, entry) -> module.origin(entry)));
        }
        for (Resource resource : classPath.all(DEFAULTS)) {
            String where = resource.isInJar() ? DEFAULTS + " in " + resource.container() : DEFAULTS;
            defaults.add(add(read(resource), (key, entry) -> where + ":" + entry.line()));
        }
        ofTheSite.addAll(modules);
        ofTheSite.addAll(defaults);
    }

    private static Map<String, Entry> read(Resource resource) {
        try {
            return PropertiesText.parse(resource.bytes());
        } catch (IOException | IllegalArgumentException e) {
            throw ModuleProblems.siteFile(
                    DEFAULTS, DEFAULTS, "can't be read: " + e.getMessage(), "Correct " + resource, e);
        }
    }

    private SettingsLayer add(Map<String, Entry> entries, BiFunction<String, Entry, String> origin) {
        // Every second place is left free: that below the system properties is the environment's.
        int strength = STRONGEST - 2 * layers.size();
        SettingsLayer layer = new SettingsLayer("layer " + layers.size(), strength, entries, origin);
        layers.add(layer);
        origins.put(layer.getName(), layer::origin);
        return layer;
    }

    List<SettingsLayer> all() {
        return List.copyOf(layers);
    }

    EnvironmentLayer environment() {
        return environment;
    }

    /** The value of a key in each source that has one, as it is written; both the plain key and the site's own. */
    List<String> texts(String key, @Nullable String site) {
        List<String> texts = texts(everything(), key);
        texts.addAll(textsOfTheSite(key, site));
        return texts;
    }

    /** The same, but of the plain key only where the site itself has it: in its modules. */
    List<String> textsBySite(String key, @Nullable String site) {
        List<String> texts = texts(modules, key);
        texts.addAll(textsOfTheSite(key, site));
        return texts;
    }

    /** What the strongest jar that has a default for the key says, as it is written; null where none has one. */
    @Nullable
    String defaultText(String key, @Nullable String site) {
        for (SettingsLayer layer : defaults) {
            String own = site == null ? null : layer.getValue("%" + site + "." + key);
            String text = own == null ? layer.getValue(key) : own;
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private List<String> textsOfTheSite(String key, @Nullable String site) {
        return site == null ? List.of() : texts(everything(), "%" + site + "." + key);
    }

    private List<ConfigSource> everything() {
        List<ConfigSource> sources = new ArrayList<>(layers);
        sources.add(environment);
        return sources;
    }

    private static List<String> texts(List<? extends ConfigSource> sources, String key) {
        List<String> texts = new ArrayList<>();
        for (ConfigSource source : sources) {
            String text = source.getValue(key);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** What is set in the site's own files, or by a test, for Freedom itself and is wrong, by layer and key. */
    List<SettingException> faults(OwnKeys keys) {
        List<SettingException> faults = new ArrayList<>(keys.faults(ofTheTest));
        faults.removeIf(fault -> fault.key().equals(ModuleChoice.PROPERTY)); // a test may choose another one
        ofTheSite.forEach(layer -> faults.addAll(keys.faults(layer)));
        return List.copyOf(faults);
    }

    /** Where a key's value comes from. */
    String origin(String layer, String key) {
        UnaryOperator<String> origin = origins.get(layer);
        return origin == null ? layer : origin.apply(key);
    }

    /** The keys of the modules and the defaults, without the prefix of this site and without those of other sites. */
    SortedSet<String> keys(@Nullable String site) {
        String prefix = "%" + site + ".";
        SortedSet<String> keys = new TreeSet<>();
        for (SettingsLayer layer : ofTheSite) {
            for (String key : layer.getPropertyNames()) {
                if (!key.startsWith("%")) {
                    keys.add(key);
                } else if (site != null && key.startsWith(prefix)) {
                    keys.add(key.substring(prefix.length()));
                }
            }
        }
        return keys;
    }
}
