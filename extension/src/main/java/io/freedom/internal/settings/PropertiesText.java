package io.freedom.internal.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** Reads the format of {@link Properties} from UTF-8 and keeps the number of the line on which each key starts. */
final class PropertiesText {

    private final String[] lines;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private PropertiesText(String text) {
        this.lines = text.split("\r\n|\r|\n", -1);
    }

    /**
     * @return the entries in the order of the file; of a repeated key the last one, as with {@link Properties}
     * @throws IllegalArgumentException says what is wrong and on which line; never shows a value
     */
    static Map<String, Entry> parse(byte[] bytes) {
        return new PropertiesText(Utf8Text.decode(bytes)).parse();
    }

    private Map<String, Entry> parse() {
        int next = 0;
        while (next < lines.length) {
            StringBuilder logical = new StringBuilder(withoutIndent(lines[next]));
            int number = ++next;
            if (isBlankOrComment(logical)) {
                continue;
            }
            while (continues(logical) && next < lines.length) {
                logical.setLength(logical.length() - 1);
                if (logical.isEmpty()) {
                    break; // the setting has not begun yet: what follows may still be a comment
                }
                logical.append(withoutIndent(lines[next++]));
            }
            add(logical.toString(), number);
        }
        return entries;
    }

    /** Without the white space of the format, which is not all that Unicode has. */
    private static String withoutIndent(String line) {
        int start = 0;
        while (start < line.length() && " \t\f".indexOf(line.charAt(start)) >= 0) {
            start++;
        }
        return line.substring(start);
    }

    private static boolean isBlankOrComment(CharSequence line) {
        return line.isEmpty() || line.charAt(0) == '#' || line.charAt(0) == '!';
    }

    private static boolean continues(CharSequence line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private void add(String text, int number) {
        if (text.isEmpty()) {
            return;
        }
        LogicalLine line = new LogicalLine(text);
        try {
            entries.put(line.key(), new Entry(line.value(), number));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + number + " has " + e.getMessage(), e);
        }
    }

    /**
     * @param value as in the file, escapes resolved
     * @param line the line on which the key starts, from 1; 0 where there are no lines
     */
    record Entry(String value, int line) {

        /** Never the value. */
        @Override
        public String toString() {
            return "line " + line;
        }
    }
}
