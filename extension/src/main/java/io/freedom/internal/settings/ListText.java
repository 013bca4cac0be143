package io.freedom.internal.settings;

import java.util.ArrayList;
import java.util.List;

/** A list that is written as one text. The library's own way fails on a backslash before the end of a line. */
final class ListText {

    private ListText() {}

    /** What stands between commas; a backslash takes the meaning of the character after it. Nothing is no element. */
    static List<String> split(String text) {
        List<String> elements = new ArrayList<>();
        StringBuilder element = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',') {
                add(element, elements);
            } else {
                element.append(c == '\\' && i + 1 < text.length() ? text.charAt(++i) : c);
            }
        }
        add(element, elements);
        return elements;
    }

    private static void add(StringBuilder element, List<String> elements) {
        if (!element.isEmpty()) {
            elements.add(element.toString());
            element.setLength(0);
        }
    }
}
