package io.freedom.server.pages;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides the values of the request and the session whose names look secret. The values of settings come masked from the site,
 * which knows which of its settings are secret.
 */
final class Masks {

    static final String MASK = "*****";

    private static final Pattern SECRET = Pattern.compile(
            "api.?key|token|secret|pass|pwd|signature|credential|private|jwt|auth|csrf|xsrf|sess|^sid$|\\bsid\\b|[._-]key$|^key$|^sig$|^code$|^otp$|^pin$",
            Pattern.CASE_INSENSITIVE);

    /** The user and the password of a URL. Possessive, so that a long text takes no more than one pass. */
    private static final Pattern LOGIN = Pattern.compile("://[^\\s/?#@]{1,500}+@");

    private static final Pattern PARAMETER = Pattern.compile("([^?&;=\\s]{1,200}+)=([^&;\\s]*+)");

    private Masks() {}

    static boolean isSecret(String name) {
        return SECRET.matcher(name).find();
    }

    /** The value as it may be shown. */
    static String value(String name, String value) {
        return isSecret(name) && !value.isEmpty() ? MASK : value;
    }

    /** A query, or a URL with one, in which the values of parameters with secret names are hidden. */
    static String query(String text) {
        return PARAMETER
                .matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(found.group(1) + "=" + value(found.group(1), found.group(2))));
    }

    /** Any text, in which what stands before the host of a URL is hidden. */
    static String hideCredentials(String text) {
        return text.contains("://") ? LOGIN.matcher(text).replaceAll("://" + MASK + "@") : text;
    }
}
