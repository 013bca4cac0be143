package io.freedom.internal.settings;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * The names that the sources list, without the prefix of the site. A variable has no dashes and no capitals that mean
 * something, so it is listed by the key that it is asked for: {@code DB_RATE_LIMITS_A} goes on after {@code db.rate-limits} as
 * well as after {@code db.rate}.
 */
final class KnownNames {

    private final Map<String, String> written = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();

    /** @param site the prefix of the site's own names; null where it has none */
    KnownNames(Iterable<? extends ConfigSource> sources, ConfigSource environment, @Nullable String site) {
        String prefix = site == null ? "" : "%" + site + "."; // an empty one takes nothing away
        for (ConfigSource source : sources) {
            add(written, source, name -> name.startsWith(prefix), prefix.length());
        }
        String start = EnvironmentLayer.comparable(prefix);
        add(variables, environment, name -> EnvironmentLayer.comparable(name).startsWith(start), prefix.length());
    }

    private static void add(
            Map<String, String> names, ConfigSource source, Predicate<String> isOfTheSite, int lengthOfPrefix) {
        for (String listed : source.getPropertyNames()) {
            String name = isOfTheSite.test(listed) ? listed.substring(lengthOfPrefix) : listed;
            names.put(name, EnvironmentLayer.comparable(name));
        }
    }

    /** The names that go on after a key: with a dot and a name, or with an index. */
    SortedSet<String> after(String key) {
        SortedSet<String> names = new TreeSet<>();
        Set<String> comparable = new HashSet<>();
        written.forEach((name, asVariable) -> {
            if (goesOn(name, key) && name.startsWith(key)) {
                names.add(name);
                comparable.add(asVariable);
            }
        });
        String start = EnvironmentLayer.comparable(key);
        variables.forEach((name, asVariable) -> {
            if (goesOn(name, key) && asVariable.startsWith(start) && !comparable.contains(asVariable)) {
                names.add(key + name.substring(key.length()));
            }
        });
        return names;
    }

    private static boolean goesOn(String name, String key) {
        return name.length() > key.length() + 1 && ".[".indexOf(name.charAt(key.length())) >= 0;
    }
}
