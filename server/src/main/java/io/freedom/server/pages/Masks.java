package io.freedom.server.pages;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Hides the values whose names look secret, in the request, the session, and any text that names them. The values of settings
 * come masked from the site, which knows which of its settings are secret.
 */
final class Masks {

    static final String MASK = "*****";

    /** The same as of settings: what is secret there is secret here. */
    static final String WORDS = "api|token|key|secret|pass|pwd|signature|credential|private|jwt";

    /** What clients are known by, and pay with. */
    private static final Pattern SECRET = Pattern.compile(
            WORDS + "|authori[sz]|authentic|csrf|xsrf|sess(?:ion)?id|remember.?me|^code$", Pattern.CASE_INSENSITIVE);

    /** What would be a part of harmless names. */
    private static final Set<String> SECRET_WORDS = Set.of(
            "auth", "sess", "session", "sid", "sig", "otp", "pin", "pw", "card", "cvc", "cvv", "iban", "remember");

    /** In {@code cardNumber} and in {@code card_number}. */
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");

    /** The user and the password of a URL, which may have any character but these. */
    private static final Pattern LOGIN = Pattern.compile("://[^\\s\"'<>]{1,2000}@");

    private static final Pattern BEARER =
            Pattern.compile("\\b(bearer|basic) [\\w.~+/=-]{6,}", Pattern.CASE_INSENSITIVE);

    /**
     * A name and what is between it and its value: {@code a=}, {@code "a": }, and the first percent-encoded. It begins where a
     * word does, so that a long one is read once and not from each of its letters.
     */
    private static final Pattern NAMED = Pattern.compile(
            "(?<![\\w.$\\[\\]-])([\\w.$\\[\\]-]++)(?:[\"']\\s{0,3}+[:=]|\\s{0,3}+(?:=(?![=>])|%(?:25){0,3}+3[Dd]))\\s{0,3}+");

    /** A bracket or a comma at the end of it belongs to the text around it. */
    private static final Pattern VALUE = Pattern.compile(
            "\"[^\"]*+\"?|'[^']*+'?|(?:[^\\s&;#\"',\\])}<]|[,\\])}](?![\\s,\\])}\"']|$))*+", Pattern.DOTALL);

    private static final Pattern PROPERTY = Pattern.compile("(\\s*+([^=:\\s]++)\\s*+[=:]?\\s*+).++");

    private static final Pattern PARAMETER = Pattern.compile("(?<![^?&;=\\s])([^?&;=\\s]++)=([^&;\\s]*+)");

    private Masks() {}

    static boolean isSecret(String name) {
        return SECRET.matcher(name).find()
                || Stream.of(BETWEEN_WORDS.split(name))
                        .anyMatch(word -> SECRET_WORDS.contains(word.toLowerCase(Locale.ROOT)));
    }

    /** The value as it may be shown. */
    static String value(String name, String value) {
        return isSecret(name) && !value.isEmpty() ? MASK : value;
    }

    /** A query, or a URL with one, in which the values of parameters with secret names are hidden. */
    static String query(String text) {
        return PARAMETER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) + "=" + value(decoded(found.group(1)), found.group(2))));
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return name;
        }
    }

    /** Any text, in which logins of URLs and the values beside secret names are hidden. */
    static String text(String text) {
        String hidden = BEARER.matcher(login(text)).replaceAll("$1 " + MASK);
        Matcher named = NAMED.matcher(hidden);
        Matcher value = VALUE.matcher(hidden);
        StringBuilder shown = new StringBuilder(hidden.length());
        int done = 0;
        int from = 0;
        while (named.find(from)) {
            from = named.end();
            if (isSecret(named.group(1)) && value.find(named.end()) && value.end() > named.end()) {
                shown.append(hidden, done, named.end()).append(MASK);
                done = value.end();
                from = done;
            }
        }
        return shown.append(hidden, done, hidden.length()).toString();
    }

    /**
     * A line of a properties file, whose value may have any character.
     *
     * @param secret whether the value is known to be secret, whatever its name
     */
    static String property(String line, boolean secret) {
        Matcher property = PROPERTY.matcher(line);
        if (!property.matches()) {
            return secret ? MASK : line;
        }
        return secret || isSecret(property.group(2)) ? property.group(1) + MASK : line;
    }

    /** Any text, in which what stands before the host of a URL is hidden. */
    static String login(String text) {
        return text.contains("://") ? LOGIN.matcher(text).replaceAll("://" + MASK + "@") : text;
    }
}
