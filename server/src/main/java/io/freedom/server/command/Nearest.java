package io.freedom.server.command;

import io.freedom.server.EditDistance;
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
                .filter(name -> isBeginning(given, name) || EditDistance.between(given, name) <= limit)
                .min(Comparator.comparing((String name) -> !isBeginning(given, name))
                        .thenComparingInt(name -> EditDistance.between(given, name)));
    }

    private static boolean isBeginning(String given, String name) {
        return given.replace("-", "").length() > 1 && name.startsWith(given);
    }
}
