package io.freedom.server.project;

import io.freedom.server.Printable;
import java.nio.file.Path;

/** What a person gave, inside a message: on one line, not longer than needed, and without power over a terminal. */
final class Quoted {

    private static final int LONGEST = 60;

    private Quoted() {}

    /** Cut where it is long. */
    static String text(String given) {
        return '"'
                + (given.codePointCount(0, given.length()) > LONGEST
                        ? safe(given.substring(0, given.offsetByCodePoints(0, LONGEST))) + '…'
                        : safe(given))
                + '"';
    }

    /** All of it: a path that is cut can't be found. */
    static String path(Path given) {
        return safe(given.toString());
    }

    private static String safe(String given) {
        return Printable.of(given, Integer.MAX_VALUE);
    }
}
