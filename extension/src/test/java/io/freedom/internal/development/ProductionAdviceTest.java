package io.freedom.internal.development;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.FreedomException;
import io.freedom.internal.settings.DeploymentSettings;
import io.freedom.internal.settings.Surroundings;
import io.freedom.internal.settings.TestSite;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductionAdviceTest {

    private static final String GOOD_KEY = "freedom.secret-key=bo0Zqk1Pj8s7VvX2mT5yRw9cLd3hFg6N";
    private static final String REPORT = "freedom.resources.report-after=30s";
    private static final String LIMIT = "freedom.resources.max-per-request=10";

    @TempDir
    private Path folder;

    private DeploymentSettings load(String module, String... lines) {
        TestSite site = new TestSite(folder)
                .file("META-INF/freedom.properties", "settings.module=" + module, "settings.enforced=true")
                .file(module.replace('.', '/') + ".properties", lines);
        return DeploymentSettings.load(site.loader(), new Surroundings(Map.of(), Map.of()));
    }

    private static List<Object> ids(DeploymentSettings settings) {
        return ProductionAdvice.of(settings).stream().map(row -> row.get("id")).toList();
    }

    private static Map<String, Object> only(DeploymentSettings settings) {
        List<Map<String, Object>> rows = ProductionAdvice.of(settings);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    @Test
    void aSiteThatIsReadyForProductionGetsNoAdvice() {
        assertThat(ids(load("market.settings.production", GOOD_KEY, REPORT, LIMIT)))
                .isEmpty();
    }

    @Test
    void aSiteThatSetsNothingIsAdvisedOfItsKeyAndItsLimits() {
        assertThat(ids(load("market.settings.production", "some.key=1")))
                .containsExactly("FREEDOM-0702", "FREEDOM-0706", "FREEDOM-0707");
    }

    @Test
    void limitsThatAreSetToNoneAreNone() {
        assertThat(ids(load(
                        "market.settings.production",
                        GOOD_KEY,
                        "freedom.resources.report-after=none",
                        "freedom.resources.max-per-request=none")))
                .containsExactly("FREEDOM-0706", "FREEDOM-0707");
    }

    @Test
    void debugIsNamedWithThePlaceThatTurnsItOn() {
        assertThat(only(load("production", GOOD_KEY, REPORT, LIMIT, "freedom.debug=true")))
                .containsEntry("id", "FREEDOM-0701")
                .containsEntry("text", "freedom.debug is on (settings module production (production.properties:4)).")
                .containsEntry("silenced", false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insecure-Zqk1Pj8s7VvX2mT5yRw9cLd3hFg6Nbo0",
                "{{secretKey}}",
                "change-me",
                "please CHANGE_ME before the first of the month",
                "your-secret-key-goes-here-0123456789"
            })
    void theKeyOfATemplateIsKnownWhateverItsLength(String key) {
        Map<String, Object> row = only(load("production", REPORT, LIMIT, "freedom.secret-key=" + key));
        assertThat(row).containsEntry("id", "FREEDOM-0704");
        assertThat(row.toString()).doesNotContain(key);
    }

    @Test
    void aShortKeyIsWeak() {
        Map<String, Object> row = only(load("production", REPORT, LIMIT, "freedom.secret-key=Zqk1Pj8s7VvX"));
        assertThat(row)
                .containsEntry("id", "FREEDOM-0703")
                .containsEntry(
                        "text",
                        "freedom.secret-key has 12 characters (settings module production (production.properties:3)).");
        assertThat(row.toString()).doesNotContain("Zqk1Pj8s7VvX");
    }

    @Test
    void aLongKeyOfFewCharactersIsWeak() {
        assertThat(only(load("production", REPORT, LIMIT, "freedom.secret-key=" + "abcdefg".repeat(6))))
                .containsEntry("id", "FREEDOM-0703")
                .extracting(row -> row.get("text"))
                .asString()
                .startsWith("freedom.secret-key has only 7 different characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "development",
                "market.settings.development",
                "market.dev",
                "market.settings_local",
                "market.settings.test",
                "market.TestSettings",
                "market.settings.Development"
            })
    void aModuleOfDevelopmentIsKnownByItsName(String module) {
        assertThat(only(load(module, GOOD_KEY, REPORT, LIMIT)))
                .containsEntry("id", "FREEDOM-0705")
                .containsEntry("text", "The settings module " + module + " is one of development.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"market.contest", "development.production", "market.devices", "market.global"})
    void aNameThatOnlyLooksLikeItIsNone(String module) {
        assertThat(ids(load(module, GOOD_KEY, REPORT, LIMIT))).isEmpty();
    }

    @Test
    void aModuleOfDevelopmentThatAnotherOneExtendsCounts() {
        new TestSite(folder).file("market/local.properties", "some.key=1");
        assertThat(only(load("production", GOOD_KEY, REPORT, LIMIT, "freedom.settings.extends=market.local")))
                .containsEntry(
                        "text", "The settings module production extends market.local, which is one of development.");
    }

    @Test
    void whatIsSilencedIsSaidAllTheSame() {
        DeploymentSettings settings =
                load("production", GOOD_KEY, REPORT, "freedom.check.silenced=FREEDOM-0701, FREEDOM-0707");
        assertThat(only(settings)).containsEntry("id", "FREEDOM-0707").containsEntry("silenced", true);
        assertThat(new DevelopmentSettings(settings).faults()).isEmpty();
    }

    @Test
    void anUnknownIdThatIsToBeSilencedIsAFaultThatNamesIt() {
        List<FreedomException> faults = new DevelopmentSettings(
                        load("production", "freedom.check.silenced=FREEDOM-0701,FREEDOM-9999"))
                .faults();
        assertThat(faults)
                .singleElement()
                .extracting(Throwable::getMessage)
                .asString()
                .startsWith("FREEDOM-0401: The setting freedom.check.silenced is \"FREEDOM-0701,FREEDOM-9999\"")
                .contains("There is no advice FREEDOM-9999; remove it.");
    }

    @Test
    void aKeyThatCantBePutTogetherIsAFault() {
        List<FreedomException> faults =
                new DevelopmentSettings(load("production", "freedom.secret-key=${MYSITE_SECRET}")).faults();
        assertThat(faults)
                .singleElement()
                .satisfies(fault -> assertThat(fault.id()).isEqualTo("FREEDOM-0207"));
    }

    @Test
    void everyAdviceHasItsOwnId() {
        assertThat(Advice.ids()).hasSameSizeAs(Advice.values());
    }
}
