package io.freedom.matrix;

import java.util.Locale;

/** Names of Java as people read them. */
final class Words {

    private Words() {}

    /** {@code aSmallBody} becomes {@code a small body}. */
    static String of(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    /** {@code ClientGoneScenario} becomes {@code Client gone}. */
    static String title(String group) {
        String words = of(group.replaceAll("Scenario$", ""));
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
