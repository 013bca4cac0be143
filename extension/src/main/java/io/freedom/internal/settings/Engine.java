package io.freedom.internal.settings;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.ExpressionConfigSourceInterceptor;
import io.smallrye.config.ProfileConfigSourceInterceptor;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/**
 * One private configuration, with the sources and interceptors that we name and no others: nothing is discovered, nothing is
 * registered for the process, and no process-wide switch of the library reaches it.
 */
final class Engine {

    private static final Pattern LIBRARY_ID = Pattern.compile("^SRCFG\\d+: ");

    private final SmallRyeConfig config;
    private final AskedNames names = new AskedNames();
    private final Layers layers;
    private final Secrets secrets;
    private final @Nullable String site;

    /** @param site the prefix of the site's own names; null where it has none */
    Engine(Layers layers, @Nullable String site, ClassLoader loader) {
        this.layers = layers;
        this.secrets = new Secrets(site, layers.texts(Secrets.KEY, site));
        this.site = site;
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .forClassLoader(loader)
                .withInterceptors(
                        new ProfileConfigSourceInterceptor(site == null ? List.of() : List.of(site)),
                        new AnnotationDefaults(),
                        names,
                        new ExpressionConfigSourceInterceptor());
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

    Secrets secrets() {
        return secrets;
    }

    /** The value of a key as it may be shown to a person; masked too where it has none of its own, as a list written in parts. */
    String shown(String key) {
        Found found = find(key);
        return found.text() == null ? Secrets.MASK : found.shown();
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
        return config.getIndexedPropertiesIndexes(key).stream().sorted().toList();
    }

    <T> Optional<Converter<T>> converter(Class<T> type) {
        return config.getConverter(type);
    }

    private Found look(String key, String name) {
        Set<String> asked = new LinkedHashSet<>();
        ConfigValue value;
        try {
            value = names.note(asked, () -> config.getConfigValue(name));
        } catch (RuntimeException e) {
            boolean secret = isSecret(key, name, asked);
            return new Found(null, secret ? Secrets.MASK : "", "", Integer.MIN_VALUE, fault(secret, e.getMessage()));
        }
        boolean secret = isSecret(key, name, asked);
        String source = value.getConfigSourceName();
        String origin = source == null ? "" : layers.origin(source, value.getNameProfiled());
        String fault =
                value.hasProblems() ? fault(secret, value.getProblems().get(0).getMessage()) : null;
        return new Found(value.getValue(), shown(key, value, secret), origin, value.getConfigSourceOrdinal(), fault);
    }

    /** Whether a value is secret by its own name, or by that of anything that it is put together from. */
    private boolean isSecret(String key, String name, Set<String> asked) {
        return secrets.isSecret(key)
                || asked.stream().filter(other -> !other.equals(name)).anyMatch(secrets::isSecret);
    }

    /** What the library says names what it looked for, which a secret may have been a part of. */
    private static String fault(boolean secret, @Nullable String message) {
        if (secret) {
            return "what it refers to has no value, or refers to itself";
        }
        return message == null
                ? "it is not a valid expression"
                : LIBRARY_ID.matcher(message).replaceFirst("");
    }

    /** A value that is put together from a secret is shown as it is written, not as it is expanded. */
    private String shown(String key, ConfigValue value, boolean secret) {
        String raw = value.getRawValue();
        if (secret || value.getValue() == null) {
            return raw == null ? "" : secrets.maskExpression(key, raw);
        }
        return secrets.mask(key, value.getValue());
    }
}
