package io.freedom.internal.settings;

/** One setting as a properties file writes it, on one line: the key, what separates it, the value; with escapes. */
final class LogicalLine {

    private static final String WHITE_SPACE = " \t\f";

    private final String text;
    private final int keyEnd;
    private final int valueStart;

    /** @param text without white space at its beginning */
    LogicalLine(String text) {
        this.text = text;
        int end = 0;
        while (end < text.length() && !isSeparator(end) && !isWhiteSpace(end)) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        this.keyEnd = Math.min(end, text.length());
        int start = afterWhiteSpace(keyEnd);
        this.valueStart = start < text.length() && isSeparator(start) ? afterWhiteSpace(start + 1) : start;
    }

    /** @throws IllegalArgumentException if a {@code \}{@code u} is not followed by four hex digits */
    String key() {
        return unescaped(0, keyEnd);
    }

    /** @throws IllegalArgumentException if a {@code \}{@code u} is not followed by four hex digits */
    String value() {
        return unescaped(valueStart, text.length());
    }

    private boolean isSeparator(int index) {
        return text.charAt(index) == '=' || text.charAt(index) == ':';
    }

    private boolean isWhiteSpace(int index) {
        return WHITE_SPACE.indexOf(text.charAt(index)) >= 0;
    }

    private int afterWhiteSpace(int start) {
        int index = start;
        while (index < text.length() && isWhiteSpace(index)) {
            index++;
        }
        return index;
    }

    private String unescaped(int start, int end) {
        StringBuilder out = new StringBuilder(end - start);
        int index = start;
        while (index < end) {
            char c = text.charAt(index++);
            if (c != '\\') {
                out.append(c);
            } else if (index < end) { // else it is the end of the file, and continues nothing
                char escaped = text.charAt(index++);
                out.append(escaped == 'u' ? codeUnit(index, end) : meaning(escaped));
                index += escaped == 'u' ? 4 : 0;
            }
        }
        return out.toString();
    }

    private static char meaning(char escaped) {
        return switch (escaped) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'f' -> '\f';
            default -> escaped;
        };
    }

    private char codeUnit(int start, int end) {
        int unit = 0;
        for (int i = start; i < start + 4; i++) {
            // Not Character.digit alone, which takes the digits of every script.
            int digit = i < end && text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                throw new IllegalArgumentException("a \\u that is not followed by four hex digits");
            }
            unit = unit * 16 + digit;
        }
        return (char) unit;
    }
}
