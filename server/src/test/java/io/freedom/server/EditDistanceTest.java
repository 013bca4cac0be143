package io.freedom.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "'', run, 3",
        "run, run, 0",
        "run, fun, 1",
        "run, ru, 1",
        "un, run, 1",
        "kitten, sitting, 3",
        "saturday, sunday, 3",
        "runsever, runserver, 1",
        "Run, run, 1"
    })
    void itIsTheFewestCharactersToInsertDeleteOrReplace(String one, String other, int distance) {
        assertThat(EditDistance.between(one, other)).isEqualTo(distance);
        assertThat(EditDistance.between(other, one)).isEqualTo(distance);
    }
}
