package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the server has logged so far, and what of it nothing in the scenarios explains. */
final class ServerLog {

    private static final Pattern FRAME = Pattern.compile("\\s+at [\\w.$/@<>-]+\\(.*\\).*");
    private static final Pattern TROUBLE = Pattern.compile("FREEDOM-(0301|0303|0304|04\\d\\d).*");

    /** A frame of Freedom's own, below whatever name its class loader has. */
    private static final Pattern OWN_FRAME = Pattern.compile("\\s+at (\\S+/)?io\\.freedom\\..*");

    private static final Pattern SITE_FRAME = Pattern.compile("\\s+at (\\S+/)?(io\\.freedom|scenarios)\\..*");

    /** What Freedom throws in the application's name. */
    private static final Pattern CARRIED =
            Pattern.compile("io\\.freedom\\.internal\\.http\\.CheckedFailure: java\\.lang\\.Exception: checked");

    private final List<String> lines;
    private final List<Pattern> ordinary;

    private ServerLog(List<String> lines, List<Pattern> ordinary) {
        this.lines = lines;
        this.ordinary = ordinary;
    }

    /** Empty where the server has no log of its own. */
    static Optional<ServerLog> of(ServerUnderTest server) throws IOException {
        Path file = server.log().orElse(null);
        if (file == null) {
            return Optional.empty();
        }
        List<Pattern> ordinary = Stream.concat(ordinary().stream(), server.ordinaryTraces().stream())
                .map(Pattern::compile)
                .toList();
        return Optional.of(new ServerLog(Files.readAllLines(file, StandardCharsets.ISO_8859_1), ordinary));
    }

    /** What the site throws on purpose, and how servers word that a client has left. */
    private static List<String> ordinary() throws IOException {
        try (InputStream list = Objects.requireNonNull(ServerLog.class.getResourceAsStream("/ordinary-traces.txt"))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    void assertNoStrayTrace() {
        Set<String> stray = new TreeSet<>();
        for (int i = 1; i < lines.size(); i++) {
            String header = lines.get(i - 1);
            String frame = lines.get(i);
            boolean begins =
                    FRAME.matcher(frame).matches() && !FRAME.matcher(header).matches();
            if (begins && isAboutTheSite(i) && isStray(header, frame)) {
                stray.add(header + '\n' + frame);
            }
        }
        assertThat(stray)
                .as("stack traces that nothing in the scenarios explains")
                .isEmpty();
    }

    /** Whether a frame of the trace that begins here is the site's or Freedom's; one without is the server's own affair. */
    private boolean isAboutTheSite(int first) {
        return lines.subList(first, lines.size()).stream()
                .takeWhile(line -> FRAME.matcher(line).matches())
                .anyMatch(line -> SITE_FRAME.matcher(line).matches());
    }

    private boolean isStray(String header, String frame) {
        if (OWN_FRAME.matcher(frame).matches()) {
            return !CARRIED.matcher(header).find();
        }
        String begin = header + '\n' + frame;
        return ordinary.stream().noneMatch(pattern -> pattern.matcher(begin).find());
    }

    void assertNothingThatFreedomCouldNotDo() {
        assertThat(lines).filteredOn(line -> TROUBLE.matcher(line).find()).isEmpty();
    }
}
