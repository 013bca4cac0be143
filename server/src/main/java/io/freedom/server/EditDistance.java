package io.freedom.server;

import java.util.stream.IntStream;

/**
 * How far a text is from what its writer may have meant. The extension counts the same for the keys of settings, in a class of its
 * own: it lives in a WAR, of which nothing is here.
 */
public final class EditDistance {

    private EditDistance() {}

    /** Levenshtein's distance: the number of characters to insert, delete or replace. */
    public static int between(String one, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int same = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(same, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
