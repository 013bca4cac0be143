package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the server's log holds when all is done: the site's own failures, and nothing that Freedom did wrong. */
@Alone
@Order(Stages.LOG)
class LogScenario extends Requests {

    private static final Pattern FRAME = Pattern.compile("\\s+at [\\w.$/@<>-]+\\(.*\\).*");
    private static final Pattern TROUBLE = Pattern.compile("FREEDOM-(0301|0303|04\\d\\d).*");

    @Test
    void noStrayStackTrace(ServerUnderTest server) throws IOException {
        List<Pattern> ordinary = Stream.concat(ordinary().stream(), server.ordinaryTraces().stream())
                .map(Pattern::compile)
                .toList();
        List<String> lines = lines(server);
        TreeSet<String> stray = new TreeSet<>();
        for (int i = 1; i < lines.size(); i++) {
            String header = lines.get(i - 1);
            boolean begins = FRAME.matcher(lines.get(i)).matches()
                    && !FRAME.matcher(header).matches();
            if (begins
                    && ordinary.stream()
                            .noneMatch(pattern -> pattern.matcher(header).find())) {
                stray.add(header + "\n" + lines.get(i));
            }
        }
        assertThat(stray)
                .as("stack traces that nothing in the scenarios explains")
                .isEmpty();
    }

    @Test
    void nothingThatFreedomCouldNotDo(ServerUnderTest server) throws IOException {
        assertThat(lines(server))
                .filteredOn(line -> TROUBLE.matcher(line).find())
                .isEmpty();
    }

    private static List<String> lines(ServerUnderTest server) throws IOException {
        Path log = server.log().orElse(null);
        Assumptions.assumeTrue(log != null, "the embedded server has no log of its own");
        return Files.readAllLines(log, StandardCharsets.ISO_8859_1);
    }

    /** What the site throws on purpose, and how servers word that a client has left. */
    private static List<String> ordinary() throws IOException {
        try (InputStream list = Objects.requireNonNull(LogScenario.class.getResourceAsStream("/ordinary-traces.txt"))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
