package io.freedom.internal.settings;

import io.freedom.internal.settings.Expressions.Unexpandable;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.ProfileConfigSourceInterceptor;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/**
 * One private configuration, with the sources and interceptors that we name and no others: nothing is discovered, nothing is
 * registered for the process, and no process-wide switch of the library reaches it.
 */
final class Engine {

    private static final Pattern NAME_IN_EXPRESSION = Pattern.compile("\\$\\{([^}:]+)");
    private static final int LONGEST_SHOWN = 10_000;
    private static final int MOST_NAMES = 100;
    private static final Pattern INDEX = Pattern.compile("0|[1-9]\\d{0,8}");

    private final SmallRyeConfig config;
    private final Layers layers;
    private final @Nullable String site;

    /** @param site the prefix of the site's own names; null where it has none */
    Engine(Layers layers, @Nullable String site, ClassLoader loader) {
        this.layers = layers;
        this.site = site;
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .forClassLoader(loader)
                .withInterceptors(
                        new ProfileConfigSourceInterceptor(site == null ? List.of() : List.of(site)),
                        new AnnotationDefaults(),
                        new Expressions(this::origin));
        layers.all().forEach(builder::withSources);
        builder.withSources(layers.environment());
        TextConverters.register(builder, loader);
        this.config = builder.build();
    }

    Found find(String key) {
        return look(key, key);
    }

    /** What is found where no source has a value: the text of the annotation, expressions expanded. */
    Found findDefault(String key, String text) {
        return look(key, AnnotationDefaults.name(key, text));
    }

    SortedSet<String> keys() {
        return layers.keys(site);
    }

    /** Every name below a prefix that any source knows, by the rest of the name. */
    SortedMap<String, String> namesBelow(String prefix) {
        TreeMap<String, String> names = new TreeMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(prefix + ".") && name.length() > prefix.length() + 1) {
                names.put(name.substring(prefix.length() + 1), name);
            }
        }
        return names;
    }

    /** Whether any source knows a name below the prefix, or the elements of a list with that name. */
    boolean hasBelow(String prefix) {
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(prefix + ".") || name.startsWith(prefix + "[")) {
                return true;
            }
        }
        return false;
    }

    /** The indexes of {@code key[0]}, {@code key[1].name}…, in order. */
    List<Integer> indexes(String key) {
        SortedSet<Integer> indexes = new TreeSet<>();
        for (String name : config.getPropertyNames()) {
            int end = name.startsWith(key + "[") ? name.indexOf(']', key.length()) : -1;
            String index = end < 0 ? "" : name.substring(key.length() + 1, end);
            if (INDEX.matcher(index).matches()) {
                indexes.add(Integer.valueOf(index));
            }
        }
        return List.copyOf(indexes);
    }

    <T> Optional<Converter<T>> converter(Class<T> type) {
        return config.getConverter(type);
    }

    private Found look(String key, String name) {
        try {
            ConfigValue value = config.getConfigValue(name);
            return new Found(value.getValue(), shown(key, value), origin(value), value.getConfigSourceOrdinal(), null);
        } catch (Unexpandable e) {
            ConfigValue value = e.value();
            String why = String.valueOf(e.getMessage());
            return new Found(null, shown(key, value), origin(value), value.getConfigSourceOrdinal(), why);
        }
    }

    private String origin(ConfigValue value) {
        String source = value.getConfigSourceName();
        return source == null ? "" : layers.origin(source, value.getNameProfiled());
    }

    private String shown(String key, ConfigValue value) {
        String raw = value.getRawValue();
        int length = Math.max(
                raw == null ? 0 : raw.length(),
                value.getValue() == null ? 0 : value.getValue().length());
        if (length > LONGEST_SHOWN) {
            return "a text of " + length + " characters";
        }
        boolean secretInside = raw != null && usesSecret(raw, new HashSet<>());
        String text = secretInside || value.getValue() == null ? raw : value.getValue();
        return text == null ? "" : Secrets.mask(key, text);
    }

    /** A value that is put together from a secret is shown as it is written, not as it is expanded. */
    private boolean usesSecret(String raw, Set<String> seen) {
        Matcher names = NAME_IN_EXPRESSION.matcher(raw);
        while (names.find()) {
            String name = names.group(1);
            if (Secrets.isSecret(name) || seen.size() > MOST_NAMES) {
                return true;
            }
            String next = seen.add(name) ? rawValue(name) : null;
            if (next != null && usesSecret(next, seen)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String rawValue(String name) {
        try {
            return config.getConfigValue(name).getRawValue();
        } catch (Unexpandable e) {
            return e.value().getRawValue();
        }
    }
}
