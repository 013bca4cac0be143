package io.freedom.internal.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which settings of one deployment are secret, and how their values are shown. Everything that describes a setting asks here.
 *
 * <p>A name is secret where it contains one of {@link #WORDS}, where {@value #KEY} lists it, or where {@code @Secret} marks it.
 * A listed or marked name stands for everything below it, too.
 *
 * <p>Threading: any thread may ask, and mark.
 */
final class Secrets {

    static final String MASK = "*****";
    static final String WORDS = "api|token|key|secret|pass|pwd|signature|credential|private|jwt";

    /** The setting that names secret settings, and with {@code !} those that only look secret. */
    static final String KEY = "freedom.settings.secrets";

    private static final Pattern SECRET_WORD = Pattern.compile(WORDS, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final String OPEN = "!";

    private final String ofSite;
    private final List<Pattern> secret = new CopyOnWriteArrayList<>();
    private final List<Pattern> open = new ArrayList<>();

    /**
     * @param site the prefix of the site's own names; null where it has none
     * @param lists the value of {@value #KEY} in each source: a weaker source's list counts, too
     * @param bySite those of them that the site itself gives, whose {@code !} counts: what is meant for the whole process, or
     *     comes with a library, can't know what no site keeps secret
     */
    Secrets(@Nullable String site, List<String> lists, List<String> bySite) {
        this.ofSite = site == null ? "" : "(?:_" + literal(site) + "_)?";
        entries(lists).filter(name -> !name.startsWith(OPEN)).forEach(this::mark);
        entries(bySite)
                .filter(name -> name.startsWith(OPEN))
                .forEach(name -> open.add(pattern(name.substring(1).strip(), "(?:_\\d+_)?")));
    }

    private static Stream<String> entries(List<String> lists) {
        return lists.stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty());
    }

    /** @param name a key, in which {@code *} stands for any characters; that which is below it is secret, too */
    void mark(String name) {
        Pattern marked = pattern(name, "(?:_.*)?");
        if (secret.stream().noneMatch(known -> known.pattern().equals(marked.pattern()))) {
            secret.add(marked);
        }
    }

    /** Whether the values of this key, or of this environment variable, are secret. */
    boolean isSecret(String name) {
        String comparable = comparable(name);
        return matches(secret, comparable) || (SECRET_WORD.matcher(name).find() && !matches(open, comparable));
    }

    /** The value as it may be shown: masked where the key is secret, and without credentials inside it. */
    String mask(String key, String value) {
        return isSecret(key) ? MASK : Credentials.hide(value);
    }

    /**
     * An expression as it is written. A default in it may be what it stands in for, so from there on nothing is shown.
     *
     * @param key the key whose value it is
     */
    String maskExpression(String key, String raw) {
        int expression = raw.indexOf("${");
        int colon = expression < 0 ? -1 : raw.indexOf(':', expression);
        return mask(key, colon < 0 ? raw : raw.substring(0, colon + 1) + MASK);
    }

    private Pattern pattern(String name, String after) {
        return Pattern.compile(ofSite + literal(name) + after);
    }

    private static String literal(String name) {
        return comparable(name).replace("*", ".*");
    }

    /** As an environment variable is written, so that a key and its variable are one name. */
    private static String comparable(String name) {
        return name.replaceAll("[^A-Za-z0-9*]", "_").toLowerCase(Locale.ROOT);
    }

    private static boolean matches(List<Pattern> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }
}
