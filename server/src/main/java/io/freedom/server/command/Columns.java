package io.freedom.server.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Rows of a term and its meaning, which is broken into lines where the row is longer than 80 characters. */
final class Columns {

    private static final int WIDTH = 80;

    private final String indent;
    private final List<List<String>> rows = new ArrayList<>();

    Columns(String indent) {
        this.indent = indent;
    }

    /** @param added each a term and its meaning */
    Columns addAll(Stream<List<String>> added) {
        added.forEach(rows::add);
        return this;
    }

    /** The rows below a heading, which ends with its own line. */
    String text(String heading) {
        int longest = rows.stream().mapToInt(row -> row.get(0).length()).max().orElse(0);
        int column = indent.length() + longest + 2;
        StringBuilder text = new StringBuilder(heading);
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent).append(row.get(0));
            for (String word : row.get(1).split(" ")) {
                if (line.length() + 1 + word.length() > WIDTH) {
                    text.append(line).append(System.lineSeparator());
                    line.setLength(0);
                }
                line.append(" ".repeat(Math.max(1, column - line.length()))).append(word);
            }
            text.append(line).append(System.lineSeparator());
        }
        return text.toString();
    }
}
