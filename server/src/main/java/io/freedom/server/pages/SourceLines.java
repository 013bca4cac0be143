package io.freedom.server.pages;

import io.freedom.server.pages.Page.Line;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the lines around one line of a file. */
final class SourceLines {

    static final int AROUND = 6;

    private SourceLines() {}

    /**
     * @param line from 1; where the file has become shorter, there are fewer lines, or none
     * @return empty where the file can't be read
     */
    static Optional<List<Line>> around(Path file, int line) {
        List<Line> lines = new ArrayList<>();
        // A reader that replaces what is not UTF-8, where Files.newBufferedReader would refuse the file.
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (int number = 1; number <= line + AROUND; number++) {
                String text = reader.readLine();
                if (text == null) {
                    break;
                }
                if (number >= line - AROUND) {
                    lines.add(new Line(number, Shown.source(text)));
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(lines);
    }
}
