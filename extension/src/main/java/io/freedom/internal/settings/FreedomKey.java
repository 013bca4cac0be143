package io.freedom.internal.settings;

import io.freedom.SettingException;
import io.freedom.Settings;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Every key that Freedom itself reads, with what the reference says of it: its columns in {@code settings.md} are these
 * texts. Whoever reads one takes the name and the default from here.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record of strings can't change
public enum FreedomKey {
    APPLICATION(
            "freedom.application",
            Where.EVERYWHERE,
            new Text(
                    "the application to bind",
                    "path of a candidate, or bean name",
                    "the only candidate",
                    "see Candidates and paths")),
    WSGI_APPLICATION(
            "wsgi.application",
            Where.EVERYWHERE,
            new Text(
                    "the same under another name, asked where freedom.application is not set",
                    "as above",
                    "",
                    "as above")),
    MAPPING(
            "freedom.mapping",
            Where.EVERYWHERE,
            new Text(
                    "the URL pattern of the application's servlet",
                    "/, or a path that ends in /*",
                    "/",
                    "exactly one *, at the end; must not be another servlet's")),
    STATIC_PATH(
            "freedom.static-path",
            Where.EVERYWHERE,
            new Text(
                    "paths that go to the container's default servlet and not to the application",
                    "path, or none",
                    "/static",
                    "starts with /, does not end with /, no *; without effect where the application is not mapped there")),
    COMPLETION_HOOK(
            "freedom.completion-hook",
            Where.EVERYWHERE,
            new Text(
                    "what tells that a request is over",
                    "auto: the server's own hook where there is one; none: the servlet listeners",
                    "auto",
                    "see the mechanism")),
    RESOURCES_REPORT_AFTER(
            "freedom.resources.report-after",
            Where.EVERYWHERE,
            new Text(
                    "how long a request may hold a connection or another resource until that is reported while it runs",
                    "duration, or none",
                    "none",
                    "more than 0; where it is set, each acquisition keeps its stack, which takes some microseconds")),
    RESOURCES_MAX_PER_REQUEST(
            "freedom.resources.max-per-request",
            Where.EVERYWHERE,
            new Text(
                    "how many connections and other resources a request may hold at once",
                    "whole number, or none",
                    "none",
                    "1 to 1000000; what is acquired beyond is refused")),
    RESOURCES_CLOSE_TIMEOUT(
            "freedom.resources.close-timeout",
            Where.EVERYWHERE,
            new Text(
                    "how long the giving back of one connection or other resource may take until it is reported and the rest"
                            + " is given back without it; a JDBC connection is aborted then, and the thread that closes"
                            + " anything else but an entity manager is interrupted",
                    "duration",
                    "10s",
                    "more than 0")),
    DEBUG(
            "freedom.debug",
            Where.EVERYWHERE,
            new Text(
                    "whether this is development: the built-in server shows its console and, of a failure, the code",
                    "true or false",
                    "false",
                    "to clients on the same machine only; without effect on other servers")),
    SECRET_KEY(
            "freedom.secret-key",
            Where.EVERYWHERE,
            new Text(
                    "what the site signs with, for its own use; Freedom only checks it",
                    "text",
                    "none",
                    "secret; check --deploy wants at least 32 characters, 8 of them different")),
    CHECK_SILENCED(
            "freedom.check.silenced",
            Where.EVERYWHERE,
            new Text(
                    "the advice that check --deploy is not to count",
                    "ids, separated by commas",
                    "none",
                    "FREEDOM-0701 to FREEDOM-0707")),
    SETTINGS_EXTENDS(
            "freedom.settings.extends",
            Where.MODULES,
            new Text(
                    "the modules that a module starts from",
                    "module names, separated by commas",
                    "none",
                    "in settings modules only, without the prefix of a site")),
    SETTINGS_SECRETS(
            Secrets.KEY,
            Where.EVERYWHERE,
            new Text(
                    "the settings that are secret besides those whose names tell; with !, those that only look so",
                    "names, separated by commas, with * for any characters",
                    "none",
                    "the lists of all sources count together, ! only where the site itself has it; expressions are not expanded")),
    IN_MICROPROFILE_CONFIG(
            VisibleSettings.KEY,
            Where.EVERYWHERE,
            new Text(
                    "whether the server's MicroProfile Config has the site's values",
                    "true or false",
                    "false",
                    "see above")),
    SETTINGS_MODULE(
            "freedom.settings.module",
            Where.PROCESS,
            new Text(
                    "the settings module; freedom.settings.module.<site> for one site",
                    "module name",
                    "see above",
                    "system property, or environment variable FREEDOM_SETTINGS_MODULE, only"));

    /** All keys but those of other people's names are below this. */
    static final String PREFIX = "freedom.";

    private static final Pattern PATH = Pattern.compile("(/[^/*]+)+");

    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,5}|1000000");
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final String key;
    private final Where where;
    private final Text text;

    FreedomKey(String key, Where where, Text text) {
        this.key = key;
        this.where = where;
        this.text = text;
    }

    public String key() {
        return key;
    }

    Where where() {
        return where;
    }

    /** What the reference says. */
    public Text text() {
        return text;
    }

    /** The value where nobody sets one; of keys whose default is a value. */
    public String byDefault() {
        return text.byDefault();
    }

    /** The same; empty for those keys that have no value then. */
    Optional<String> defaultValue() {
        return switch (this) {
            case APPLICATION,
                    WSGI_APPLICATION,
                    SECRET_KEY,
                    CHECK_SILENCED,
                    SETTINGS_EXTENDS,
                    SETTINGS_SECRETS,
                    SETTINGS_MODULE -> Optional.empty();
            default -> Optional.of(byDefault());
        };
    }

    /** Whether the key can have this value, as far as that can be told by the value alone. */
    public boolean accepts(String value) {
        return switch (this) {
            case MAPPING ->
                value.equals("/")
                        || value.equals("/*")
                        || (value.endsWith("/*") && isPath(value.substring(0, value.length() - 2)));
            case STATIC_PATH -> value.equals("none") || isPath(value);
            case IN_MICROPROFILE_CONFIG, DEBUG -> value.equals("true") || value.equals("false");
            case COMPLETION_HOOK -> value.equals("auto") || value.equals("none");
            case RESOURCES_REPORT_AFTER -> value.equals("none") || isTime(value);
            case RESOURCES_MAX_PER_REQUEST ->
                value.equals("none") || COUNT.matcher(value).matches();
            case RESOURCES_CLOSE_TIMEOUT -> isTime(value);
            default -> true;
        };
    }

    /**
     * A value that it does not accept.
     *
     * @param settings where it was found
     */
    public SettingException refused(Settings settings, String value, String remedy) {
        String origin = settings.origin(key).orElse("its default");
        String shown = DeploymentSettings.shown(settings, key, value);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("value", '"' + shown + "\", which it can't be");
        facts.put("set in", origin);
        facts.put("do", remedy);
        return new SettingException(
                "FREEDOM-0401",
                key,
                origin,
                "The setting " + key + " is \"" + shown + "\" (" + origin + "), which it can't be. " + remedy,
                facts,
                null,
                false);
    }

    private static boolean isTime(String value) {
        try {
            Duration time = duration(value);
            return !time.isNegative() && !time.isZero() && time.compareTo(LONGEST) <= 0;
        } catch (IllegalArgumentException | ArithmeticException none) {
            return false;
        }
    }

    /**
     * A duration as settings are written, such as {@code 30s}.
     *
     * @throws IllegalArgumentException if it is none
     * @throws ArithmeticException if it is too long for one
     */
    public static Duration duration(String value) {
        return TextConverters.duration(value);
    }

    private static boolean isPath(String value) {
        return value.length() <= 1000 && PATH.matcher(value).matches();
    }

    /** The key that has this name, or of which this is the form for one site. */
    static Optional<FreedomKey> of(String name) {
        return Arrays.stream(values())
                .filter(known ->
                        known.key.equals(name) || (known == SETTINGS_MODULE && name.startsWith(known.key + ".")))
                .findFirst();
    }

    /** The names of all keys. */
    static List<String> names() {
        return Arrays.stream(values()).map(FreedomKey::key).toList();
    }

    /** Where a key has an effect. */
    enum Where {
        EVERYWHERE,
        MODULES,
        PROCESS
    }

    /**
     * The columns of the reference.
     *
     * @param byDefault the value, or words where it is none
     */
    public record Text(String meaning, String type, String byDefault, String limits) {}
}
