package io.freedom.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a site wrote to a file of the requests that name it ({@code tell=…}), which outlives the site. */
record Told(List<String> started, List<String> finished, Map<String, String> outcomes) {

    static Told in(Path file) throws IOException {
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        return new Told(ids(lines, "started "), ids(lines, "finished "), outcomes(lines));
    }

    private static Map<String, String> outcomes(List<String> lines) {
        return lines.stream()
                .map(line -> line.split(" "))
                .filter(words -> words[0].equals("finished") && words.length > 2)
                .collect(Collectors.toMap(words -> words[1], words -> words[2], (first, again) -> first + ' ' + again));
    }

    private static List<String> ids(List<String> lines, String event) {
        return lines.stream()
                .filter(line -> line.startsWith(event))
                .map(line -> line.substring(event.length()).split(" ")[0])
                .toList();
    }
}
