package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.SettingException;
import io.freedom.internal.settings.PropertiesText.Entry;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverridesTest {

    @TempDir
    Path folder;

    TestSite site;

    @BeforeEach
    void aSite() {
        site = new TestSite(folder);
    }

    @Property(tries = 500)
    void everyKeyAndValueArrives(@ForAll @NotEmpty String key, @ForAll String value, @ForAll String origin) {
        String name = key.replace('\0', ' ');
        Overrides read = new Overrides(PropertiesText.parse(Overrides.file(Map.of(name, value), Map.of(name, origin))));
        assertThat(read.entries()).hasSize(1);
        assertThat(read.entries().get(name)).extracting(Entry::value).isEqualTo(value);
        assertThat(read.origin(name)).isEqualTo(origin);
    }

    @Test
    void theyAreStrongerThanEverythingElse() {
        overridden(Map.of("a", "test", "b", ""));
        site.settings("%test.a=module", "a=module")
                .property("%test.a", "property")
                .property("b", "property")
                .variable("_TEST_A", "variable");
        DeploymentSettings settings = site.load();
        assertThat(settings.get("a")).isEqualTo("test");
        assertThat(settings.origin("a")).contains("the test of a");
        assertThat(settings.find("b")).isEmpty();
    }

    @Test
    void theEnvironmentStaysBetweenSystemPropertiesAndModules() {
        overridden(Map.of("x", "1"));
        site.settings("a=module", "b=module")
                .variable("A", "variable")
                .variable("B", "variable")
                .property("b", "property");
        assertThat(site.load().get("a")).isEqualTo("variable");
        assertThat(site.load().get("b")).isEqualTo("property");
    }

    @Test
    void theModuleBeatsEvenTheEnforcedOneAndThatOfTheCommand() {
        overridden(Map.of("freedom.settings.module", "other"));
        site.settings("a=module")
                .file("other.properties", "a=other")
                .file("META-INF/freedom-command.properties", "settings.module=test");
        assertThat(site.load().get("a")).isEqualTo("other");
        assertThat(site.load().module())
                .hasValueSatisfying(
                        module -> assertThat(module.origin()).isEqualTo("the test of freedom.settings.module"));
    }

    @Test
    void keysOfFreedomThatHaveNoEffectAreFaults() {
        overridden(Map.of(
                "freedom.setings.secrets", "x",
                "freedom.settings.extends", "nowhere",
                "freedom.settings.module.test", "other",
                "freedom.settings.module", "test",
                "freedom.mapping", "/"));
        site.settings("a=module");
        assertThat(site.load().faults())
                .extracting(SettingException::getMessage)
                .containsExactlyInAnyOrder(
                        "FREEDOM-0213: freedom.setings.secrets, set in the test of freedom.setings.secrets, is no key of"
                                + " Freedom. Correct or remove it; keys that are near: freedom.settings.secrets.",
                        "FREEDOM-0213: freedom.settings.extends, set in the test of freedom.settings.extends, has no effect"
                                + " there (in settings modules only, without the prefix of a site). Remove it.",
                        "FREEDOM-0213: freedom.settings.module.test, set in the test of freedom.settings.module.test, has no"
                                + " effect there (system property, or environment variable FREEDOM_SETTINGS_MODULE,"
                                + " only). Remove it.");
    }

    @Test
    void anEmptyNameOfAModuleLeavesTheChoiceToTheOthers() {
        overridden(Map.of("freedom.settings.module", ""));
        assertThat(site.settings("a=module").load().get("a")).isEqualTo("module");
    }

    private void overridden(Map<String, String> values) {
        Map<String, String> origins = new TreeMap<>();
        values.keySet().forEach(key -> origins.put(key, "the test of " + key));
        site.bytes(Overrides.NAME, Overrides.file(values, origins));
    }
}
