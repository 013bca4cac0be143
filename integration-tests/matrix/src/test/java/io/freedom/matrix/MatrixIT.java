package io.freedom.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MatrixIT {

    private static final Path PAGE = Path.of("../../src/site/markdown/matrix.md");
    private static final Path WRITTEN = Path.of("target/matrix.md");

    private static Results results;

    @BeforeAll
    static void readWhatTheServersLeft() {
        results = Results.below(Path.of("../servers"));
    }

    @Test
    void everyScenarioThatRanWentWell() {
        assertThat(results.cells())
                .filteredOn(cell -> cell.text().contains("FAILED"))
                .isEmpty();
    }

    @Test
    void thePageOfTheDocumentationSaysWhatThisBuildFound() throws IOException {
        assumeFalse(results.servers().isEmpty(), "no server was run");
        MatrixPage published = MatrixPage.read(Files.exists(PAGE) ? Files.readAllLines(PAGE) : List.of());
        MatrixPage found = MatrixPage.of(results);
        Files.createDirectories(WRITTEN.getParent());
        Files.writeString(WRITTEN, found.completedBy(published).markdown());
        List<String> said = published.settled(results.servers());
        List<String> seen = found.settled(results.servers());
        assertThat(List.of(without(said, seen), without(seen, said)))
                .as(
                        "what only src/site/markdown/matrix.md says, and what only this build found; if the build is right, copy"
                                + " integration-tests/matrix/target/matrix.md there")
                .containsOnly(List.of());
    }

    private static List<String> without(List<String> all, List<String> others) {
        return all.stream().filter(line -> !others.contains(line)).toList();
    }
}
