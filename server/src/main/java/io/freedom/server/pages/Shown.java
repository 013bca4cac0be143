package io.freedom.server.pages;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes text fit to be shown: never too long, without characters that would change how the rest looks (in a terminal, an escape
 * sequence; in a browser, a change of the writing direction), and without what is named like a secret. Whatever an object's own methods
 * throw becomes part of the text.
 */
final class Shown {

    static final int LONGEST = 4_000;
    private static final int LONGEST_NAME = 300;
    private static final int REPLACEMENT = 0xFFFD;
    private static final int CONTROL_PICTURES = 0x2400;

    /** Several scripts, and emoji, can't be written without them. */
    private static final String JOINERS = "\u200C\u200D";

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

    /** A line of a source as it is written, but for the login in a URL. */
    static String source(String line) {
        return line.length() <= LONGEST
                ? clean(Masks.login(line))
                : clean(Masks.login(line.substring(0, LONGEST))) + "…";
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return clean(Masks.text(text));
        }
        return clean(Masks.text(text.substring(0, longest))) + "… (%,d characters in all)".formatted(text.length());
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().map(Shown::visible).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static int visible(int character) {
        if (character == '\n' || character == '\t' || JOINERS.indexOf(character) >= 0) {
            return character;
        }
        if (character < ' ') {
            return CONTROL_PICTURES + character;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> REPLACEMENT;
            default -> character;
        };
    }
}
