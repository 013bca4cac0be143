package io.freedom.server.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The name that a person may have meant. */
final class Nearest {

    private Nearest() {}

    /** The nearest of some names; none where all are too different. */
    static Optional<String> to(String given, Collection<String> names) {
        int limit = Math.max(1, given.length() / 3);
        return names.stream()
                .filter(name -> isBeginning(given, name) || distance(given, name) <= limit)
                .min(Comparator.comparing((String name) -> !isBeginning(given, name))
                        .thenComparingInt(name -> distance(given, name)));
    }

    private static boolean isBeginning(String given, String name) {
        return given.replace("-", "").length() > 1 && name.startsWith(given);
    }

    /** Levenshtein's: how many characters to insert, delete or replace. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
