package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.SettingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnKeysTest {

    @TempDir
    Path folder;

    TestSite site;

    @BeforeEach
    void aSite() {
        site = new TestSite(folder);
    }

    private List<String> faults() {
        return site.load().faults().stream().map(SettingException::getMessage).toList();
    }

    @Test
    void knownKeysAreNoFault() {
        site.settings(
                "freedom.mapping=/app/*",
                "freedom.static-path=none",
                "freedom.completion-hook=none",
                "freedom.application=x",
                "wsgi.application=x",
                "%shop.freedom.mapping=/",
                "freedomx=1",
                "freedomain.name=x");
        assertThat(faults()).isEmpty();
    }

    @Test
    void everyUnknownKeyIsAFaultWithItsPlaceAndTheNearest() {
        site.settings("freedom.maping=/", "%shop.freedom.static-pathh=x", "a=1", "freedom.colour=red")
                .file("META-INF/freedom-defaults.properties", "", "freedom.aplication=x");
        assertThat(faults())
                .containsExactlyInAnyOrder(
                        "FREEDOM-0213: freedom.maping, set in settings module test (test.properties:1), is no key of"
                                + " Freedom. Correct or remove it; keys that are near: freedom.mapping.",
                        "FREEDOM-0213: %shop.freedom.static-pathh, set in settings module test (test.properties:2), is no"
                                + " key of Freedom. Correct or remove it; keys that are near: freedom.static-path.",
                        "FREEDOM-0213: freedom.colour, set in settings module test (test.properties:4), is no key of"
                                + " Freedom. Correct or remove it; known are: "
                                + String.join(", ", FreedomKey.names()) + ".",
                        "FREEDOM-0213: freedom.aplication, set in META-INF/freedom-defaults.properties:2, is no key of"
                                + " Freedom. Correct or remove it; keys that are near: freedom.application.");
    }

    @Test
    void aKeyWhereItHasNoEffectIsAFault() {
        site.settings("freedom.settings.module=x", "freedom.settings.module.shop=x", "%shop.freedom.settings.extends=x")
                .file("META-INF/freedom-defaults.properties", "freedom.settings.extends=x");
        assertThat(faults())
                .hasSize(4)
                .contains(
                        "FREEDOM-0213: freedom.settings.module, set in settings module test (test.properties:1), has no"
                                + " effect there (system property, or environment variable FREEDOM_SETTINGS_MODULE,"
                                + " only). Remove it.")
                .contains(
                        "FREEDOM-0213: freedom.settings.extends, set in META-INF/freedom-defaults.properties:1, has no"
                                + " effect there (in settings modules only, without the prefix of a site). Remove it.");
    }

    @Test
    void whatTheProcessHasIsNoFault() {
        site.settings("a=1")
                .property("freedom.maping", "x")
                .property("freedom.jar", "x")
                .variable("FREEDOM_MAPING", "x")
                .variable("FREEDOM_HOME", "x")
                .variable("FREEDOM_SETTINGS_MODULE_OTHERSITE", "x");
        assertThat(faults()).isEmpty();
    }

    private static List<String> doubts(Map<String, String> variables, Map<String, String> properties) {
        return new OwnKeys("shop").doubts(new Surroundings(variables, properties));
    }

    @Test
    void aNameOfTheProcessThatLooksMisspeltIsSpokenOf() {
        assertThat(doubts(
                        Map.of("FREEDOM_MAPING", "x", "_SHOP_FREEDOM_MAPPINGS", "x"),
                        Map.of("freedom.static.path", "x")))
                .containsExactly(
                        "FREEDOM-0214: The environment variable FREEDOM_MAPING has no effect, but its name is near to"
                                + " FREEDOM_MAPPING. Correct it if it is meant for Freedom.",
                        "FREEDOM-0214: The environment variable _SHOP_FREEDOM_MAPPINGS has no effect, but its name is near"
                                + " to FREEDOM_MAPPING. Correct it if it is meant for Freedom.",
                        "FREEDOM-0214: The system property freedom.static.path has no effect, but its name is near to"
                                + " freedom.static-path. Correct it if it is meant for Freedom.");
    }

    @Test
    void aKeyForModulesIsSpokenOfInTheProcess() {
        assertThat(doubts(
                        Map.of("FREEDOM_SETTINGS_EXTENDS", "x", "_SHOP_FREEDOM_SETTINGS_EXTENDS", "x"),
                        Map.of("freedom.settings.extends", "x", "freedom.settings.module", "x")))
                .containsExactly(
                        "FREEDOM-0214: The environment variable FREEDOM_SETTINGS_EXTENDS has no effect: freedom.settings.extends"
                                + " counts in settings modules only. Remove it if it is meant for Freedom.",
                        "FREEDOM-0214: The environment variable _SHOP_FREEDOM_SETTINGS_EXTENDS has no effect:"
                                + " freedom.settings.extends counts in settings modules only. Remove it if it is meant for"
                                + " Freedom.",
                        "FREEDOM-0214: The system property freedom.settings.extends has no effect: freedom.settings.extends"
                                + " counts in settings modules only. Remove it if it is meant for Freedom.");
    }

    @ParameterizedTest
    @CsvSource({
        "FREEDOM_HOME, freedom.home",
        "FREEDOM_SETTINGS_MODULE_OTHER, freedom.settings.module.other",
        "FREEDOM_SETTINGS, freedom.settings",
        "FREEDOM_VERSION, freedom.address",
        "FREEDOM_THREADS, freedom.threads",
        "FREEDOM_WEBAPP, freedom.webapp",
        "FREEDOM_MAPPING, freedom.mapping",
        "_OTHER_FREEDOM_MAPING, %other.freedom.maping"
    })
    void whatOthersNeedIsNotSpokenOf(String variable, String property) {
        assertThat(doubts(Map.of(variable, "x"), Map.of(property, "x"))).isEmpty();
    }
}
