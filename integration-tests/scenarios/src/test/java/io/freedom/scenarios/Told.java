package io.freedom.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a site wrote to a file of the requests that name it ({@code tell=…}), which outlives the site. */
record Told(List<String> started, List<String> finished) {

    static Told in(Path file) throws IOException {
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        return new Told(ids(lines, "started "), ids(lines, "finished "));
    }

    private static List<String> ids(List<String> lines, String event) {
        return lines.stream()
                .filter(line -> line.startsWith(event))
                .map(line -> line.substring(event.length()).split(" ")[0])
                .toList();
    }
}
