package io.freedom.internal.settings;

import io.freedom.SettingException;
import io.freedom.internal.settings.FreedomKey.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is set below {@code freedom.} without any effect. In the modules and defaults of the site, and in what a test overrides, that is a fault. In
 * system properties and the environment it is not: they belong to everybody in the process, to other sites and to tools such as
 * the Maven goal. There, only a name that looks like a misspelt one is spoken of.
 */
final class OwnKeys {

    private static final String VARIABLE_PREFIX = "FREEDOM_";

    private final @Nullable String site;

    /** @param site the name of the site; null where it has none */
    OwnKeys(@Nullable String site) {
        this.site = site;
    }

    /** Every fault of a layer, by key; keys for other sites, which a shared module may have, are looked at, too. */
    List<SettingException> faults(SettingsLayer layer) {
        List<SettingException> faults = new ArrayList<>();
        for (String name : layer.getPropertyNames()) {
            String key = withoutSite(name);
            if (key.startsWith(FreedomKey.PREFIX)) {
                String why = why(key);
                if (why != null) {
                    faults.add(ModuleProblems.ownKey(name, layer.origin(name), why));
                }
            }
        }
        return faults;
    }

    /** What is wrong with a key of Freedom's in the site's own files; null where nothing is. */
    private static @Nullable String why(String key) {
        Optional<FreedomKey> known = FreedomKey.of(key);
        if (known.isEmpty()) {
            List<String> near = NearestKeys.to(key, FreedomKey.names());
            return "is no key of Freedom. Correct or remove it; "
                    + (near.isEmpty() ? "known are: " : "keys that are near: ")
                    + String.join(", ", near.isEmpty() ? FreedomKey.names() : near) + ".";
        }
        return known.get().where() == Where.EVERYWHERE
                ? null
                : "has no effect there (" + known.get().text().limits() + "). Remove it.";
    }

    private static String withoutSite(String name) {
        int dot = name.startsWith("%") ? name.indexOf('.') : -1;
        return name.substring(dot + 1);
    }

    /** A warning for each name of the process that is probably meant for Freedom and has no effect, in alphabetical order. */
    List<String> doubts(Surroundings surroundings) {
        TreeMap<String, String> doubts = new TreeMap<>();
        for (String name : surroundings.systemProperties().keySet()) {
            String key = site != null && name.startsWith("%" + site + ".") ? withoutSite(name) : name;
            if (key.startsWith(FreedomKey.PREFIX)) {
                doubt("system property " + name, key, FreedomKey.names()).ifPresent(why -> doubts.put(name, why));
            }
        }
        List<String> variables =
                FreedomKey.names().stream().map(OwnKeys::variable).toList();
        for (String name : surroundings.environment().keySet()) {
            String own = site == null ? "" : "_" + variable(site) + "_";
            String key = !own.isEmpty() && name.startsWith(own) ? name.substring(own.length()) : name;
            if (key.startsWith(VARIABLE_PREFIX)) {
                doubt("environment variable " + name, key, variables).ifPresent(why -> doubts.put(name, why));
            }
        }
        return List.copyOf(doubts.values());
    }

    /** @param names those of Freedom's keys, as they are written here */
    private static Optional<String> doubt(String source, String name, List<String> names) {
        if (name.startsWith(ModuleChoice.PROPERTY + ".") || name.startsWith(ModuleChoice.VARIABLE + "_")) {
            return Optional.empty(); // of another site
        }
        int known = names.indexOf(name);
        if (known < 0) {
            return NearestKeys.to(name, names).stream().findFirst().map(near -> ModuleProblems.doubtful(source, near));
        }
        return FreedomKey.of(FreedomKey.names().get(known))
                .filter(key -> key.where() == Where.MODULES)
                .map(key -> ModuleProblems.ofModulesOnly(source, key.key()));
    }

    private static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
