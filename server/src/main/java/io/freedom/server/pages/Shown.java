package io.freedom.server.pages;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes text fit to be shown: never too long, without characters that would change how the rest looks (in a terminal, an escape
 * sequence; in a browser, a change of the writing direction), and without credentials in URLs. Whatever an object's own methods
 * throw becomes part of the text.
 */
final class Shown {

    static final int LONGEST = 4_000;
    private static final int LONGEST_NAME = 300;
    private static final char REPLACEMENT = '\uFFFD';

    private Shown() {}

    /** A text of any length and with any characters. */
    static String text(@Nullable String text) {
        return text == null ? "" : cut(text, LONGEST);
    }

    /** A name: short, and on one line. */
    static String name(@Nullable String name) {
        return name == null
                ? ""
                : cut(name, LONGEST_NAME).replace('\n', ' ').replace('\t', ' ').strip();
    }

    /** What {@code toString()} says, or that it failed. */
    static String object(@Nullable Object object) {
        return guarded(() -> text(String.valueOf(object)), "toString()");
    }

    /** The message of an exception, or that it has none to tell; empty for null. */
    static String message(Throwable failure) {
        return guarded(() -> text(failure.getLocalizedMessage()), "getMessage()");
    }

    /** @param what is called, for the text that replaces its result */
    private static String guarded(Supplier<String> text, String what) {
        try {
            return text.get();
        } catch (Throwable e) {
            // It is code of the site's, and may have run out of stack: the page about one failure must not end in
            // another.
            return "(" + what + " threw " + e.getClass().getName() + ")";
        }
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return clean(Masks.hideCredentials(text));
        }
        return clean(Masks.hideCredentials(text.substring(0, longest)))
                + "… (%,d characters in all)".formatted(text.length());
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (Character.isHighSurrogate(character)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                clean.append(character).append(text.charAt(++i));
            } else if (character != '\r' || i + 1 >= text.length() || text.charAt(i + 1) != '\n') {
                clean.append(visible(character));
            }
        }
        return clean.toString();
    }

    private static char visible(char character) {
        if (character == '\n' || character == '\t') {
            return character;
        }
        if (character < ' ') {
            return (char) ('\u2400' + character);
        }
        boolean alone = Character.isSurrogate(character);
        boolean invisible = Character.isISOControl(character) || Character.getType(character) == Character.FORMAT;
        return alone || invisible || character >= '\uFFFE' ? REPLACEMENT : character;
    }
}
