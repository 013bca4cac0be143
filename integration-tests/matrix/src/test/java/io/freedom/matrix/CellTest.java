package io.freedom.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "once, after 2 s | once",
                "once · once, after 2 s | once",
                "once · once, after 2 s, see below | once, see below",
                "once · FAILED, see below | once · FAILED, see below"
            })
    void withoutDelayOneRunIsLikeAnother(String text, String settled) {
        assertThat(new Cell("AScenario", "goesWell", "a server", text)
                        .withoutDelay()
                        .text())
                .isEqualTo(settled);
    }
}
