package io.freedom.internal.microprofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.SettingConverter;
import io.freedom.Settings;
import io.freedom.SettingsModule;
import io.freedom.internal.cdi.Boot;
import io.freedom.internal.request.LoggedMessages;
import io.freedom.internal.settings.DeploymentSettings;
import io.freedom.internal.settings.TestSite;
import io.freedom.internal.settings.VisibleSettings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.se.SeContainer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside an implementation of MicroProfile Config, as a server uses it. */
class SiteConfigSourcesTest {

    private static final String SHOWN = "freedom.settings.in-microprofile-config=true";

    @TempDir
    Path folder;

    /** What the server makes for a site. */
    private static Config configOf(TestSite site) {
        return new SmallRyeConfigBuilder()
                .forClassLoader(site.loader())
                .addDefaultSources()
                .addDefaultInterceptors()
                .addDiscoveredSources()
                .build();
    }

    private Optional<String> value(TestSite site, String key) {
        return configOf(site).getOptionalValue(key, String.class);
    }

    private static Optional<ConfigSource> sourceOf(TestSite site) {
        for (ConfigSource source : configOf(site).getConfigSources()) {
            if (source.getName().startsWith("Freedom")) {
                return Optional.of(source);
            }
        }
        return Optional.empty();
    }

    @Test
    void aSiteThatSaysNothingShowsNothing() {
        TestSite site = new TestSite(folder).settings("page.size=50");
        assertThat(sourceOf(site)).isEmpty();
        assertThat(value(site, "page.size")).isEmpty();
    }

    @Test
    void aSiteThatSaysFalseShowsNothing() {
        TestSite site = new TestSite(folder).settings("freedom.settings.in-microprofile-config=false", "page.size=50");
        assertThat(sourceOf(site)).isEmpty();
    }

    @Test
    void aSiteShowsTheValuesOfItsModulesAndDefaults() {
        TestSite site = new TestSite(folder)
                .settings(SHOWN, "freedom.settings.extends=base", "page.size=50")
                .file("base.properties", "page.size=10", "page.title=Blog")
                .file("META-INF/freedom-defaults.properties", "page.colour=blue");
        assertThat(configOf(site).getValue("page.size", int.class)).isEqualTo(50);
        assertThat(value(site, "page.title")).contains("Blog");
        assertThat(value(site, "page.colour")).contains("blue");
        assertThat(sourceOf(site).orElseThrow().getPropertyNames())
                .contains("page.size", "page.title", "page.colour")
                .doesNotContain("java.version");
    }

    @Test
    void theNameOfTheSourceNamesTheModuleAndNoValue() {
        TestSite site = new TestSite(folder).settings(SHOWN, "page.title=Blog");
        assertThat(sourceOf(site).orElseThrow().getName()).isEqualTo("Freedom's settings (test)");
    }

    @Test
    void whatTheServerHasIsStronger() {
        TestSite site = new TestSite(folder)
                .settings(SHOWN, "page.size=50", "page.title=Blog", "config_ordinal=500")
                .file("META-INF/microprofile-config.properties", "page.size=20");
        assertThat(value(site, "page.size")).contains("20");
        assertThat(value(site, "page.title")).contains("Blog");
        assertThat(sourceOf(site).orElseThrow().getOrdinal()).isEqualTo(80);
    }

    @Test
    void aNameWithThePrefixOfTheSiteIsItsOwn() {
        TestSite site = new TestSite(folder)
                .file("META-INF/freedom.properties", "site=blog", "settings.module=test", "settings.enforced=true")
                .file("test.properties", SHOWN, "page.size=50", "%blog.page.size=60", "%shop.page.size=70");
        assertThat(value(site, "page.size")).contains("60");
        assertThat(sourceOf(site).orElseThrow().getPropertyNames()).noneMatch(name -> name.startsWith("%"));
    }

    @Test
    void expressionsAreExpandedOnce() {
        TestSite site = new TestSite(folder)
                .settings(SHOWN, "half=5", "page.size=${half}0", "template=\\\\${half}", "broken=${nowhere}", "empty=");
        assertThat(value(site, "page.size")).contains("50");
        assertThat(value(site, "template")).contains("${half}");
        assertThat(value(site, "broken")).isEmpty();
        assertThat(value(site, "empty")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pa$$word", "C:\\\\$x", "\\\\${x}", "\\\\\\\\${x}", "$", "\\\\", "x$", "\\\\{x\\\\}", "$:$$}"})
    void aTextWithDollarsIsTheSameInBoth(String text) {
        TestSite site = new TestSite(folder).settings(SHOWN, "text=" + text);
        assertThat(value(site, "text"))
                .isEqualTo(DeploymentSettings.load(site.loader()).find("text"))
                .isPresent();
    }

    @Test
    void aModuleIsCalledForTheDeploymentAndForEachConfig() {
        TestSite site = new TestSite(folder)
                .file(
                        "META-INF/freedom.properties",
                        "settings.module=" + CountsCalls.class.getName(),
                        "settings.enforced=true");
        CountsCalls.CALLS.set(0);
        try (SeContainer container = Boot.boot(site, CountsCalls.class)) {
            assertThat(container.isRunning()).isTrue();
            assertThat(value(site, "page.size")).isEmpty();
            assertThat(CountsCalls.CALLS).hasValue(2);
        }
    }

    @Test
    void aDoubtfulNameIsLoggedByTheDeploymentAlone() {
        TestSite site = new TestSite(folder).settings(SHOWN, "page.size=50");
        System.setProperty("freedom.static.path", "/");
        try (LoggedMessages log = new LoggedMessages()) {
            assertThat(value(site, "page.size")).contains("50");
            assertThat(log.messages()).isEmpty();
            Boot.boot(site, CountsCalls.class).close();
            assertThat(log.messages())
                    .filteredOn(message -> message.startsWith("FREEDOM-0214"))
                    .hasSize(1);
        } finally {
            System.clearProperty("freedom.static.path");
        }
    }

    @Test
    void settingsThatCannotBeReadLeaveTheConfigOfTheServerAlone() {
        for (TestSite site : new TestSite[] {
            new TestSite(folder.resolve("a"))
                    .file("META-INF/freedom.properties", "settings.module=nowhere", "settings.enforced=true"),
            new TestSite(folder.resolve("b")).file("META-INF/freedom.properties", "settings.modul=test"),
            new TestSite(folder.resolve("c")).settings("freedom.settings.in-microprofile-config=perhaps"),
            new TestSite(folder.resolve("d")).settings(SHOWN, "freedom.settings.extends=test"),
        }) {
            site.file("META-INF/microprofile-config.properties", "greeting=hello");
            assertThat(sourceOf(site)).isEmpty();
            assertThat(value(site, "greeting")).contains("hello");
        }
    }

    @Test
    void aValueThatIsNeitherTrueNorFalseFailsTheDeployment() {
        TestSite site = new TestSite(folder).settings("freedom.settings.in-microprofile-config=perhaps");
        assertThatThrownBy(() -> Boot.boot(site, AsksMicroProfile.class))
                .hasMessageContaining("FREEDOM-0401: The setting freedom.settings.in-microprofile-config is \"perhaps\""
                        + " (settings module test (test.properties:1)), which it can't be. Write true or false.");
    }

    @Test
    void aConverterOfTheSiteIsNotAskedForAKeyOfFreedom() {
        TestSite site = new TestSite(folder).settings(SHOWN, "page.size=50");
        try (SeContainer container = Boot.boot(site, Odd.class)) {
            assertThat(VisibleSettings.of(container.select(Settings.class).get()))
                    .isPresent();
        }
    }

    /** Takes nothing. */
    @Dependent
    static class Odd implements SettingConverter<Boolean> {

        @Override
        public Boolean convert(String text) {
            throw new IllegalArgumentException(text);
        }
    }

    @Test
    void aSettingsModuleMayAskForTheConfigOfTheServer() {
        TestSite site = new TestSite(folder)
                .file(
                        "META-INF/freedom.properties",
                        "settings.module=" + AsksMicroProfile.class.getName(),
                        "settings.enforced=true");
        assertThat(value(site, "asked")).contains("hello");
    }

    @Test
    void aSettingsModuleRunsWithTheClassLoaderOfTheSite() {
        TestSite site = new TestSite(folder)
                .file(
                        "META-INF/freedom.properties",
                        "settings.module=" + LooksForTheSite.class.getName(),
                        "settings.enforced=true");
        assertThat(value(site, "found")).contains("true");
    }

    /** Tells how often it was asked. */
    public static final class CountsCalls implements SettingsModule {

        private static final AtomicInteger CALLS = new AtomicInteger();

        @Override
        public Map<String, String> settings() {
            CALLS.incrementAndGet();
            return Map.of("page.size", "50");
        }
    }

    /** Answers whether the thread shows the file that only the site has. */
    public static final class LooksForTheSite implements SettingsModule {

        @Override
        public Map<String, String> settings() {
            Object file = Thread.currentThread().getContextClassLoader().getResource("META-INF/freedom.properties");
            return Map.of("freedom.settings.in-microprofile-config", "true", "found", String.valueOf(file != null));
        }
    }

    /** Answers what the server's {@code Config} says of a value of its own. */
    public static final class AsksMicroProfile implements SettingsModule {

        @Override
        public Map<String, String> settings() {
            Config fresh = new SmallRyeConfigBuilder()
                    .forClassLoader(AsksMicroProfile.class.getClassLoader())
                    .withSources(new PropertiesConfigSource(Map.of("greeting", "hello"), "a file", 100))
                    .addDiscoveredSources()
                    .build();
            return Map.of(
                    "freedom.settings.in-microprofile-config",
                    "true",
                    "asked",
                    fresh.getValue("greeting", String.class));
        }
    }
}
