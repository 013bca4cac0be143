package io.freedom.internal.settings;

import io.freedom.internal.settings.Expressions.Unexpandable;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.ProfileConfigSourceInterceptor;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/**
 * One private configuration, with the sources and interceptors that we name and no others: nothing is discovered, nothing is
 * registered for the process, and no process-wide switch of the library reaches it.
 */
final class Engine {

    private static final int LONGEST_SHOWN = 10_000;
    private static final Pattern INDEX = Pattern.compile("0|[1-9]\\d{0,8}");

    private final SmallRyeConfig config;
    private final AskedNames names = new AskedNames();
    private final KnownNames known;
    private final Layers layers;
    private final Secrets secrets;
    private final @Nullable String site;

    /** @param site the prefix of the site's own names; null where it has none */
    Engine(Layers layers, @Nullable String site, ClassLoader loader) {
        this.layers = layers;
        this.secrets = new Secrets(site, layers.texts(Secrets.KEY, site), layers.textsBySite(Secrets.KEY, site));
        this.site = site;
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .forClassLoader(loader)
                .withInterceptors(
                        new ProfileConfigSourceInterceptor(site == null ? List.of() : List.of(site)),
                        new AnnotationDefaults(),
                        names,
                        new Expressions(this::origin, missing -> NearestKeys.to(missing, keys())));
        EnvironmentLayer environment = layers.environment();
        layers.all().forEach(builder::withSources);
        builder.withSources(environment);
        TextConverters.register(builder, loader);
        this.config = builder.build();
        this.known = new KnownNames(layers.all(), environment, site);
    }

    Found find(String key) {
        return look(key, key);
    }

    /** What is found where no source has a value: the text of the annotation, expressions expanded. */
    Found findDefault(String key, String text) {
        return look(key, AnnotationDefaults.name(key, text));
    }

    /** What a jar says that the value is where nobody sets one, as it is written; null where none says anything. */
    @Nullable
    String defaultText(String key) {
        return layers.defaultText(key, site);
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
        for (String name : known.after(prefix)) {
            if (name.charAt(prefix.length()) == '.') {
                names.put(name.substring(prefix.length() + 1), name);
            }
        }
        return names;
    }

    /** Whether any source knows a name below the prefix, or the elements of a list with that name. */
    boolean hasBelow(String prefix) {
        return !known.after(prefix).isEmpty();
    }

    /**
     * The indexes of {@code key[0]}, {@code key[1].name}…, in order, as far as they are in the strongest source that has any of
     * them: a list is never put together from several. None where a stronger source has the list as one text.
     */
    List<Integer> indexes(String key) {
        Map<Integer, Integer> strengths = new TreeMap<>();
        for (String name : known.after(key)) {
            int end = name.charAt(key.length()) == '[' ? name.indexOf(']', key.length()) : -1;
            String index = end < 0 ? "" : name.substring(key.length() + 1, end);
            if (INDEX.matcher(index).matches()) {
                strengths.merge(Integer.valueOf(index), find(name).strength(), Math::max);
            }
        }
        Found whole = find(key);
        int strongest = strengths.values().stream().max(Integer::compare).orElse(0);
        strengths.values().removeIf(strength -> strength < strongest);
        return whole.text() != null && whole.strength() > strongest ? List.of() : List.copyOf(strengths.keySet());
    }

    <T> Optional<Converter<T>> converter(Class<T> type) {
        return config.getConverter(type);
    }

    private Found look(String key, String name) {
        Set<String> asked = new LinkedHashSet<>();
        try {
            ConfigValue value = names.note(asked, () -> config.getConfigValue(name));
            return found(value, value.getValue(), () -> shown(key, value, isSecret(key, name, asked)), null);
        } catch (Unexpandable e) {
            boolean secret = isSecret(key, name, asked);
            // A name that it looked for may be put together from the secret.
            String why =
                    secret ? "what it refers to has no value, or refers to itself" : String.valueOf(e.getMessage());
            return found(e.value(), null, () -> shown(key, e.value(), secret), why);
        }
    }

    private Found found(ConfigValue value, @Nullable String text, Supplier<String> shown, @Nullable String fault) {
        return new Found(text, shown, () -> origin(value), strength(value), fault);
    }

    /** In the same source, a name with the site's prefix is stronger than the plain one. */
    private static int strength(ConfigValue value) {
        return 2 * value.getConfigSourceOrdinal() + (value.getProfile() == null ? 0 : 1);
    }

    private String origin(ConfigValue value) {
        String source = value.getConfigSourceName();
        return source == null ? "" : layers.origin(source, value.getNameProfiled());
    }

    /** Whether a value is secret by its own name, or by that of anything that it is put together from. */
    private boolean isSecret(String key, String name, Set<String> asked) {
        return secrets.isSecret(key)
                || asked.stream().filter(other -> !other.equals(name)).anyMatch(secrets::isSecret);
    }

    /** A value that is put together from a secret is shown as it is written, not as it is expanded. */
    private String shown(String key, ConfigValue value, boolean secret) {
        String raw = value.getRawValue();
        String expanded = value.getValue();
        int length = Math.max(raw == null ? 0 : raw.length(), expanded == null ? 0 : expanded.length());
        if (length > LONGEST_SHOWN) {
            return "a text of " + length + " characters";
        }
        if (secret || expanded == null) {
            return raw == null ? "" : secrets.maskExpression(key, raw);
        }
        return secrets.mask(key, expanded);
    }
}
