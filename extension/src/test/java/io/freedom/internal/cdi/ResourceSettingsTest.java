package io.freedom.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.FreedomException;
import io.freedom.internal.resources.ResourceLimits;
import io.freedom.internal.settings.DeploymentSettings;
import io.freedom.internal.settings.TestSite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceSettingsTest {

    @TempDir
    Path folder;

    private ResourceSettings read(String... lines) {
        return new ResourceSettings(
                DeploymentSettings.load(new TestSite(folder).settings(lines).loader()));
    }

    @Test
    void nothingNeedsToBeSet() {
        ResourceSettings settings = read("a=1");
        assertThat(settings.faults()).isEmpty();
        assertThat(settings.limits()).isEqualTo(ResourceLimits.DEFAULT);
    }

    @Test
    void everythingCanBeSet() {
        ResourceSettings settings = read(
                "freedom.resources.report-after=30s",
                "freedom.resources.max-per-request=3",
                "freedom.resources.close-timeout=PT0.5S");
        assertThat(settings.faults()).isEmpty();
        assertThat(settings.limits())
                .isEqualTo(new ResourceLimits(Duration.ofSeconds(30), OptionalInt.of(3), Duration.ofMillis(500)));
    }

    @Test
    void whatAModuleSetsCanBeTakenBack() {
        ResourceSettings settings =
                read("freedom.resources.report-after=none", "freedom.resources.max-per-request=none");
        assertThat(settings.faults()).isEmpty();
        assertThat(settings.limits()).isEqualTo(ResourceLimits.DEFAULT);
    }

    @Test
    void everyValueThatCantBeIsAFault() {
        ResourceSettings settings = read(
                "freedom.resources.report-after=-1s",
                "freedom.resources.max-per-request=0",
                "freedom.resources.close-timeout=0s");
        assertThat(settings.faults())
                .extracting(FreedomException::getMessage)
                .containsExactly(
                        "FREEDOM-0401: The setting freedom.resources.report-after is \"-1s\" (settings module test"
                                + " (test.properties:1)), which it can't be. Write a duration above zero, such as 30s or"
                                + " PT1M30S, or none.",
                        "FREEDOM-0401: The setting freedom.resources.max-per-request is \"0\" (settings module test"
                                + " (test.properties:2)), which it can't be. Write a whole number from 1 to 1000000,"
                                + " such as 10, or none.",
                        "FREEDOM-0401: The setting freedom.resources.close-timeout is \"0s\" (settings module test"
                                + " (test.properties:3)), which it can't be. Write a duration above zero, such as 10s or"
                                + " PT1M30S.");
        assertThat(settings.limits()).isEqualTo(ResourceLimits.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"none", "soon", "10", "-PT1S", "PT0S", "99999999999999999999s", "999999999999999999d", "40000d"})
    void whatIsNoTimeIsAFault(String value) {
        assertThat(read("freedom.resources.close-timeout=" + value).faults()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "-1", "1000001", "99999999999", "many", "+1", "01"})
    void whatIsNoNumberIsAFault(String value) {
        assertThat(read("freedom.resources.max-per-request=" + value).faults()).hasSize(1);
    }

    @Test
    void allFaultsAreReportedWithThoseOfTheOtherSettings() {
        TestSite site = new TestSite(folder)
                .settings("freedom.resources.max-per-request=many", "freedom.mapping=nonsense", "freedom.mapp=/");
        assertThatThrownBy(() -> Boot.boot(site, ResourceSettingsTest.class))
                .hasMessageContaining("FREEDOM-0224: 3 settings are wrong.")
                .hasMessageContaining("FREEDOM-0401  freedom.resources.max-per-request\n")
                .hasMessageContaining("FREEDOM-0401  freedom.mapping\n")
                .hasMessageContaining("FREEDOM-0213  freedom.mapp\n");
    }
}
