package io.freedom.internal.settings;

import io.smallrye.config.EnvConfigSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The environment variables: {@code database.url} is found as {@code DATABASE_URL}, too. */
final class EnvironmentLayer extends EnvConfigSource {

    private static final long serialVersionUID = 1L;

    /** What would be the index of a list, were it not too great for the library, which fails at it. */
    private static final Pattern HUGE_INDEX = Pattern.compile("_\\d{10,}_");

    private static final Pattern NOT_OF_A_VARIABLE = Pattern.compile("[^A-Za-z0-9]");

    private final transient Map<String, String> notForTheLibrary = new HashMap<>();

    EnvironmentLayer(Map<String, String> environment, int strength) {
        super(withoutStrength(environment), strength);
        environment.forEach((name, value) -> {
            if (HUGE_INDEX.matcher(name).find()) {
                notForTheLibrary.put(comparable(name), value);
            }
        });
    }

    @Override
    public @Nullable String getValue(String name) {
        String value = super.getValue(name);
        return value != null || notForTheLibrary.isEmpty() ? value : notForTheLibrary.get(comparable(name));
    }

    /** The library lets these variables change the strength of the whole environment, for every site of the process. */
    private static Map<String, String> withoutStrength(Map<String, String> environment) {
        Map<String, String> copy = new HashMap<>(environment);
        copy.keySet()
                .removeIf(name -> name.equalsIgnoreCase("config_ordinal")
                        || HUGE_INDEX.matcher(name).find());
        return copy;
    }

    @Override
    public Set<String> getPropertyNames() {
        return ListedNames.of(super.getPropertyNames());
    }

    /** The variable that gives a key its value. Of several that fit, the library takes them in this order. */
    static String origin(String key, Map<String, String> environment) {
        String wanted = comparable(key);
        String name = Stream.of(key, asVariable(key), wanted)
                .filter(environment::containsKey)
                .findFirst()
                .orElseGet(() -> environment.keySet().stream()
                        .filter(variable -> comparable(variable).equals(wanted))
                        .sorted()
                        .findFirst()
                        .orElse(wanted));
        return "environment variable " + name;
    }

    /** A name as the variable is written that gives its value, character by character. */
    static String comparable(String name) {
        return asVariable(name).toUpperCase(Locale.ROOT);
    }

    private static String asVariable(String name) {
        return NOT_OF_A_VARIABLE.matcher(name).replaceAll("_");
    }
}
