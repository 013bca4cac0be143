package io.freedom.internal.development;

import io.freedom.internal.settings.DeploymentSettings;
import io.freedom.internal.settings.FreedomKey;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is to be said of the settings of a site that goes into production. Shows no value that is secret. */
final class ProductionAdvice {

    private static final int SHORTEST_KEY = 32;
    private static final int FEWEST_CHARACTERS = 8;

    /** What a template writes where everybody is to write something else, and what it writes for development. */
    private static final Pattern OF_A_TEMPLATE = Pattern.compile(
            "insecure[-_.].*|.*(\\{\\{.*}}|change[-_ ]?(me|it|this)|your[-_ ]?secret).*", insensitive());

    /** The last word of the last segment, whatever way words are told apart; {@code settings} may follow. */
    private static final Pattern OF_DEVELOPMENT =
            Pattern.compile("(.*[._\\-\\d]|.*(?<=[a-z])(?=[A-Z]))?(?i:development|dev|local|test)[._-]?(?i:settings)?");

    private final DeploymentSettings settings;
    private final DevelopmentSettings own;
    private final Map<Advice, String> said = new EnumMap<>(Advice.class);

    private ProductionAdvice(DeploymentSettings settings) {
        this.settings = settings;
        this.own = new DevelopmentSettings(settings);
    }

    private static int insensitive() {
        return Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    }

    /** One row for each piece of advice, by id: {@code id}, {@code text}, {@code hint}, {@code silenced}. */
    static List<Map<String, Object>> of(DeploymentSettings settings) {
        ProductionAdvice advice = new ProductionAdvice(settings);
        advice.collect();
        return advice.said.entrySet().stream()
                .map(entry -> advice.row(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Map<String, Object> row(Advice advice, String text) {
        return new Facts()
                .with("id", advice.id())
                .with("text", text)
                .with("hint", advice.hint())
                .with("silenced", own.isSilenced(advice))
                .asMap();
    }

    private void collect() {
        if (own.debug().orElse(false)) {
            said.put(Advice.DEBUG_IS_ON, "freedom.debug is on" + from(FreedomKey.DEBUG) + ".");
        }
        judgeSecretKey(own.secretKey());
        settings.modules().stream()
                .filter(name -> OF_DEVELOPMENT.matcher(name).matches())
                .findFirst()
                .ifPresent(name -> said.put(Advice.DEVELOPMENT_MODULE, developmentModule(name)));
        if (!isSet(FreedomKey.RESOURCES_REPORT_AFTER)) {
            said.put(Advice.NO_REPORT, "Nothing is said of a request that holds a connection for long.");
        }
        if (!isSet(FreedomKey.RESOURCES_MAX_PER_REQUEST)) {
            said.put(Advice.NO_LIMIT, "One request may take every connection of a pool.");
        }
    }

    private void judgeSecretKey(String key) {
        String origin = from(FreedomKey.SECRET_KEY);
        long characters = key.codePoints().distinct().count();
        if (key.isEmpty()) {
            said.put(Advice.NO_SECRET_KEY, "There is no freedom.secret-key.");
        } else if (OF_A_TEMPLATE.matcher(key).matches()) {
            said.put(
                    Advice.SECRET_KEY_OF_A_TEMPLATE,
                    "freedom.secret-key is one of development, or of a template" + origin + ".");
        } else if (key.length() < SHORTEST_KEY) {
            said.put(Advice.WEAK_SECRET_KEY, "freedom.secret-key has " + key.length() + " characters" + origin + ".");
        } else if (characters < FEWEST_CHARACTERS) {
            said.put(
                    Advice.WEAK_SECRET_KEY,
                    "freedom.secret-key has only " + characters + " different characters" + origin + ".");
        }
    }

    private String developmentModule(String name) {
        Optional<String> chosen = settings.module().map(module -> module.name());
        return chosen.filter(name::equals).isPresent()
                ? "The settings module " + name + " is one of development."
                : "The settings module " + chosen.orElse("") + " extends " + name + ", which is one of development.";
    }

    private String from(FreedomKey key) {
        return settings.origin(key.key()).map(origin -> " (" + origin + ")").orElse("");
    }

    private boolean isSet(FreedomKey key) {
        return settings.shown(key.key())
                .filter(value -> !value.equals(key.byDefault()))
                .isPresent();
    }
}
