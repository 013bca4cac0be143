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
        "RESOURCES_REPORT_AFTER, none",
        "RESOURCES_REPORT_AFTER, 30s",
        "RESOURCES_MAX_PER_REQUEST, none",
        "RESOURCES_MAX_PER_REQUEST, 1",
        "RESOURCES_MAX_PER_REQUEST, 1000000",
        "RESOURCES_CLOSE_TIMEOUT, 1ms",
        "RESOURCES_CLOSE_TIMEOUT, PT1M30S",
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
        "COMPLETION_HOOK, yes",
        "RESOURCES_REPORT_AFTER, 0s",
        "RESOURCES_MAX_PER_REQUEST, 0",
        "RESOURCES_MAX_PER_REQUEST, 1000001",
        "RESOURCES_CLOSE_TIMEOUT, none",
        "RESOURCES_CLOSE_TIMEOUT, -1s"
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
        for (FreedomKey key : new FreedomKey[] {
            FreedomKey.MAPPING,
            FreedomKey.STATIC_PATH,
            FreedomKey.COMPLETION_HOOK,
            FreedomKey.RESOURCES_REPORT_AFTER,
            FreedomKey.RESOURCES_MAX_PER_REQUEST,
            FreedomKey.RESOURCES_CLOSE_TIMEOUT
        }) {
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
