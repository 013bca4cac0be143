package io.freedom.server;

/** Text from outside, as it may be shown on a terminal: it can neither begin a line nor command the terminal. */
public final class Printable {

    private static final String CUT = "...";

    private Printable() {}

    /**
     * The text, with what is no visible character escaped as in Java.
     *
     * @param longest how many characters to show; the rest is cut and marked so
     */
    public static String of(String text, int longest) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int each = text.codePointAt(i);
            String next = isVisible(each) ? Character.toString(each) : escape(each);
            if (shown.length() + next.length() > longest) {
                return cut(shown, longest);
            }
            shown.append(next);
            i += Character.charCount(each);
        }
        return shown.toString();
    }

    private static String cut(StringBuilder shown, int longest) {
        shown.setLength(Math.max(0, Math.min(shown.length(), longest - CUT.length())));
        return shown.append(CUT).toString();
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static String escape(int character) {
        StringBuilder escaped = new StringBuilder();
        for (char each : Character.toChars(character)) {
            escaped.append("\\u%04x".formatted((int) each));
        }
        return escaped.toString();
    }
}
