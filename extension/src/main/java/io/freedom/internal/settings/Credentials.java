package io.freedom.internal.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides the credentials inside a text whose name is not secret: the user and password of a URL, parameters with secret names, and
 * what follows the name of a scheme in a header. It hides too much rather than too little: where a password may hold any
 * character, nothing tells where it ends.
 *
 * <p>Percent-encoded characters count like plain ones, however often they are encoded.
 */
final class Credentials {

    /** Parameters are often called by abbreviations, which would be too short for keys. */
    private static final Pattern SECRET_PARAMETER =
            Pattern.compile(Secrets.WORDS + "|sig|auth|pw", Pattern.CASE_INSENSITIVE);

    private static final Pattern AT = Pattern.compile("@|%(?:25)*+40");
    private static final Pattern COLON_OR_SLASH = Pattern.compile("[:/]|%(?:25)*+(?:3[Aa]|2[Ff])");
    private static final Pattern START_OF_URL =
            Pattern.compile("^\\s*(?:(?:[\\w+.-]++:)*+//|jdbc:oracle:\\w++:)", Pattern.CASE_INSENSITIVE);

    /** Between a parameter's name and its value: {@code a=b}, {@code "a": "b"}, {@code a: b}. */
    private static final Pattern EQUALS =
            Pattern.compile("[\"']?\\s{0,8}+(?:=|%(?:25)*+3[Dd])|[\"']\\s{0,8}+:|:(?=\\s)", Pattern.CASE_INSENSITIVE);

    /** Before the credentials of a header, with its name or without. */
    private static final Pattern HEADER = Pattern.compile(
            "\\bauthorization\\s{0,8}+:|(?<![A-Za-z])(?:bearer|basic)(?:\\s|\\+|%(?:25)*+20)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ENCODED = Pattern.compile("%(?:25)*+([2-7][0-9A-Fa-f])");
    private static final String ENDS_A_NAME = "&;?#,(){}\"'/";
    private static final int LONGEST_NAME = 200;

    private Credentials() {}

    /** All before the last {@code @} is hidden, and all after the first secret parameter's name or that of a scheme. */
    static String hide(String text) {
        int parameter = secretStart(text);
        int at = lastAt(text);
        int start = startOfUrl(text);
        boolean login = at > start && (start > 0 || mayBeLogin(text.substring(0, at)));
        if (!login) {
            return parameter < 0 ? text : text.substring(0, parameter) + Secrets.MASK;
        }
        String head = text.substring(0, start) + Secrets.MASK;
        if (parameter < 0) {
            return head + text.substring(at);
        }
        return parameter < at ? head : head + text.substring(at, parameter) + Secrets.MASK;
    }

    /** {@code user:password@host}, but not {@code somebody@host}. */
    private static boolean mayBeLogin(String beforeAt) {
        return COLON_OR_SLASH.matcher(beforeAt).find();
    }

    private static int startOfUrl(String text) {
        Matcher matcher = START_OF_URL.matcher(text);
        return matcher.find() ? matcher.end() : 0;
    }

    private static int lastAt(String text) {
        int last = -1;
        Matcher matcher = AT.matcher(text);
        while (matcher.find()) {
            last = matcher.start();
        }
        return last;
    }

    /** Where the first secret value after a name starts; -1 for none. */
    private static int secretStart(String text) {
        int parameter = secretParameter(text);
        Matcher header = HEADER.matcher(text);
        return header.find() && (parameter < 0 || header.end() < parameter) ? header.end() : parameter;
    }

    private static int secretParameter(String text) {
        Matcher matcher = EQUALS.matcher(text);
        while (matcher.find()) {
            if (SECRET_PARAMETER.matcher(nameBefore(text, matcher.start())).find()) {
                return matcher.end();
            }
        }
        return -1;
    }

    private static String nameBefore(String text, int end) {
        int start = end;
        while (start > 0 && end - start < LONGEST_NAME && !endsAName(text.charAt(start - 1))) {
            start--;
        }
        return ENCODED.matcher(text.substring(start, end))
                .replaceAll(result ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(result.group(1), 16))));
    }

    private static boolean endsAName(char character) {
        return Character.isWhitespace(character) || ENDS_A_NAME.indexOf(character) >= 0;
    }
}
