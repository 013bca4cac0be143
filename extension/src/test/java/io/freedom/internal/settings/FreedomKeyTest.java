package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreedomKeyTest {

    @ParameterizedTest
    @CsvSource({
        "MAPPING, /",
        "MAPPING, /*",
        "MAPPING, /app/*",
        "MAPPING, /a/b/*",
        "STATIC_PATH, none",
        "STATIC_PATH, /static",
        "STATIC_PATH, /a/b",
        "COMPLETION_HOOK, auto",
        "COMPLETION_HOOK, none",
        "APPLICATION, anything"
    })
    void itAcceptsWhatItsLimitsSay(FreedomKey key, String value) {
        assertThat(key.accepts(value)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "MAPPING, app",
        "MAPPING, /app",
        "MAPPING, /app/",
        "MAPPING, /a*/*",
        "MAPPING, //*",
        "MAPPING, *.html",
        "STATIC_PATH, static",
        "STATIC_PATH, /static/",
        "STATIC_PATH, /",
        "STATIC_PATH, /a//b",
        "STATIC_PATH, /*",
        "COMPLETION_HOOK, Auto",
        "COMPLETION_HOOK, yes"
    })
    void itRefusesAllElse(FreedomKey key, String value) {
        assertThat(key.accepts(value)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAPPING", "STATIC_PATH"})
    void aHugeValueIsRefusedAndNothingElse(FreedomKey key) {
        assertThat(key.accepts("/a".repeat(500_000) + "/*")).isFalse();
    }

    @Test
    void aDefaultThatIsAValueIsAccepted() {
        for (FreedomKey key :
                new FreedomKey[] {FreedomKey.MAPPING, FreedomKey.STATIC_PATH, FreedomKey.COMPLETION_HOOK}) {
            assertThat(key.accepts(key.byDefault())).as(key.key()).isTrue();
        }
    }

    @Test
    void itIsFoundByItsNameAndByTheFormForOneSite() {
        assertThat(FreedomKey.of("freedom.mapping")).contains(FreedomKey.MAPPING);
        assertThat(FreedomKey.of("freedom.settings.module.shop")).contains(FreedomKey.SETTINGS_MODULE);
        assertThat(FreedomKey.of("freedom.mapping.shop")).isEmpty();
    }
}
