package io.freedom.internal.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The existing keys that a person may have meant. The built-in server finds the nearest command and the nearest path by itself: it
 * shares no class with what a WAR carries.
 */
final class NearestKeys {

    private static final int MOST = 3;

    private NearestKeys() {}

    /** At most three, the nearest first; none where all are too different. */
    static List<String> to(String key, Collection<String> keys) {
        int limit = Math.min(Math.max(2, key.length() / 4), key.length() / 2); // to a letter, every other is near
        return keys.stream()
                .filter(other -> Math.abs(other.length() - key.length()) <= limit)
                .map(other -> new Candidate(other, distance(key, other)))
                .filter(candidate -> candidate.distance <= limit && candidate.distance > 0)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::key))
                .limit(MOST)
                .map(Candidate::key)
                .toList();
    }

    /** Levenshtein's distance: the number of characters to insert, delete or replace. */
    static int distance(String a, String b) {
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

    private record Candidate(String key, int distance) {}
}
