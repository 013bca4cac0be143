package io.freedom.internal.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
        return new PropertiesText(decode(bytes)).parse();
    }

    private static String decode(byte[] bytes) {
        try {
            // A new decoder reports what is not UTF-8; new String(...) would replace it silently.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("it is not encoded in UTF-8", e);
        }
    }

    private Map<String, Entry> parse() {
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].stripLeading();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith("!")) {
                continue;
            }
            int start = i + 1;
            StringBuilder logical = new StringBuilder(line);
            while (continues(logical) && i + 1 < lines.length) {
                logical.setLength(logical.length() - 1);
                logical.append(lines[++i].stripLeading());
            }
            add(logical.toString(), start);
        }
        return entries;
    }

    private static boolean continues(CharSequence line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private void add(String logicalLine, int number) {
        Properties one = new Properties();
        try {
            one.load(new StringReader(logicalLine));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "line " + number + " has a \\u that is not followed by four hex digits", e);
        } catch (IOException e) {
            throw new AssertionError("a string can't fail to be read", e);
        }
        for (String key : one.stringPropertyNames()) {
            entries.put(key, new Entry(one.getProperty(key), number));
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
