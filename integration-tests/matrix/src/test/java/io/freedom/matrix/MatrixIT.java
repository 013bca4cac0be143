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
        assertThat(results.cells()).noneMatch(cell -> cell.text().contains("FAILED"));
    }

    @Test
    void thePageOfTheDocumentationSaysWhatThisBuildFound() throws IOException {
        assumeFalse(results.servers().isEmpty(), "no server was run");
        MatrixPage published = MatrixPage.read(Files.exists(PAGE) ? Files.readAllLines(PAGE) : List.of());
        MatrixPage found = MatrixPage.of(results);
        Files.createDirectories(WRITTEN.getParent());
        Files.writeString(WRITTEN, found.completedBy(published).markdown());
        assertThat(published.settled(results.servers()))
                .as("src/site/markdown/matrix.md; look at the difference, and if it is right, copy"
                        + " integration-tests/matrix/target/matrix.md there")
                .isEqualTo(found.settled(results.servers()));
    }
}
