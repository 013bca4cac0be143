package mysite;

import org.jspecify.annotations.Nullable;

/**
 * What somebody filled in.
 *
 * @param nameError what is wrong with the name; null where nothing is
 * @param messageError what is wrong with the message; null where nothing is
 */
record EntryForm(
        String name,
        String message,
        @Nullable String nameError,
        @Nullable String messageError) {

    static final int LONGEST_NAME = 60;
    static final int LONGEST_MESSAGE = 500;

    /** The fields as the browser sent them; null where it left one out. */
    static EntryForm of(@Nullable String name, @Nullable String message) {
        String givenName = name == null ? "" : name.strip();
        // Browsers send line breaks as two characters, which nobody typed.
        String givenMessage = message == null ? "" : message.strip().replace("\r\n", "\n");
        return new EntryForm(
                givenName,
                givenMessage,
                fault(givenName, "Please tell us your name.", LONGEST_NAME),
                fault(givenMessage, "Please write a message.", LONGEST_MESSAGE));
    }

    boolean isValid() {
        return nameError == null && messageError == null;
    }

    /** Length is what people count: an emoji is one character. */
    private static @Nullable String fault(String text, String ifEmpty, int longest) {
        int length = text.codePointCount(0, text.length());
        if (length == 0) {
            return ifEmpty;
        }
        return length > longest ? "This has %d characters. There is room for %d.".formatted(length, longest) : null;
    }
}
