package io.freedom.internal.settings;

import java.util.regex.Pattern;

/** Keeps secrets out of everything that a person or a log sees. */
public final class Secrets {

    static final String MASK = "*****";

    private static final String WORDS = "(?:api|token|key|secret|pass|pwd|signature|credential|private|jwt)";
    private static final Pattern SECRET_NAME = Pattern.compile(WORDS, Pattern.CASE_INSENSITIVE);
    // Greedy up to the last @: a password may hold any character, and hiding too much is the better mistake.
    private static final Pattern USER_INFO = Pattern.compile("(://)[^\\s]*@");
    private static final Pattern ORACLE_LOGIN = Pattern.compile("(jdbc:oracle:[a-z]+:)[^@\\s]*/[^@\\s]*@");
    private static final Pattern PARAMETER =
            Pattern.compile("([\\w.-]*" + WORDS + "[\\w.-]*\\s*=\\s*)[^&;\\s]*", Pattern.CASE_INSENSITIVE);

    private Secrets() {}

    /** Whether the values of this key are secret. */
    public static boolean isSecret(String key) {
        return SECRET_NAME.matcher(key).find();
    }

    /** The value as it may be shown: masked where the key is secret, and without credentials inside URLs. */
    public static String mask(String key, String value) {
        return isSecret(key) ? MASK : withoutCredentials(value);
    }

    private static String withoutCredentials(String value) {
        String text = USER_INFO.matcher(value).replaceAll("$1" + MASK + "@");
        text = ORACLE_LOGIN.matcher(text).replaceAll("$1" + MASK + "@");
        return PARAMETER.matcher(text).replaceAll("$1" + MASK);
    }
}
