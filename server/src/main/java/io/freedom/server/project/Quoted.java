package io.freedom.server.project;

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
        StringBuilder safe = new StringBuilder();
        given.codePoints().forEach(each -> {
            switch (Character.getType(each)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE -> safe.append("\\u%04x".formatted(each));
                default -> safe.appendCodePoint(each);
            }
        });
        return safe.toString();
    }
}
