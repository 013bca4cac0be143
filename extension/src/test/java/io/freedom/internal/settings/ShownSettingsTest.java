package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShownSettingsTest {

    private static final String IN_A_JAR = "META-INF/freedom-defaults.properties in shop.jar:1";

    @TempDir
    private Path folder;

    private static ShownSetting only(DeploymentSettings settings, String key, Wanted... wanted) {
        List<ShownSetting> found = settings.shown(List.of(wanted)).stream()
                .filter(shown -> shown.key().equals(key))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private TestSite site() {
        return new TestSite(folder);
    }

    @Test
    void aValueWithoutADefaultDiffers() {
        assertThat(only(site().settings("", "shop.name=Corner").load(), "shop.name"))
                .isEqualTo(new ShownSetting(
                        "shop.name", "Corner", "settings module test (test.properties:2)", null, true, false));
    }

    @Test
    void aValueOfAJarIsItsOwnDefault() {
        DeploymentSettings settings = site().settings("a=b")
                .jar("shop.jar", "META-INF/freedom-defaults.properties", "shop.rows=20")
                .load();
        ShownSetting shown = only(settings, "shop.rows");
        assertThat(shown.differs()).isFalse();
        assertThat(shown.byDefault()).isEqualTo("20");
        assertThat(shown.origin()).endsWith(IN_A_JAR);
    }

    @Test
    void aValueThatReplacesThatOfAJarDiffersAndNamesBoth() {
        DeploymentSettings settings = site().settings("shop.rows=50")
                .jar("shop.jar", "META-INF/freedom-defaults.properties", "shop.rows=20")
                .load();
        assertThat(only(settings, "shop.rows"))
                .isEqualTo(new ShownSetting(
                        "shop.rows", "50", "settings module test (test.properties:1)", "20", true, false));
    }

    @Test
    void theDefaultForThisSiteIsTheStrongerOne() {
        DeploymentSettings settings = site().settings("shop.rows=30")
                .jar("shop.jar", "META-INF/freedom-defaults.properties", "shop.rows=20\n%test.shop.rows=30")
                .load();
        assertThat(only(settings, "shop.rows").differs()).isFalse();
    }

    @Test
    void aVariableOfTheProcessIsNamed() {
        DeploymentSettings settings =
                site().settings("a=b").variable("FREEDOM_STATIC_PATH", "/files").load();
        assertThat(only(settings, "freedom.static-path"))
                .isEqualTo(new ShownSetting(
                        "freedom.static-path",
                        "/files",
                        "environment variable FREEDOM_STATIC_PATH",
                        "/static",
                        true,
                        true));
    }

    @Test
    void aKeyOfFreedomThatNobodySetsHasItsDefault() {
        assertThat(only(site().settings("a=b").load(), "freedom.mapping"))
                .isEqualTo(new ShownSetting("freedom.mapping", "/", "Freedom's default", "/", false, true));
    }

    @Test
    void aKeyWithoutValueAndDefaultIsNotThere() {
        Wanted optional = new Wanted("shop.owner", String.class, null, null);
        assertThat(site().settings("a=b").load().shown(List.of(optional)))
                .extracting(ShownSetting::key)
                .contains("a", "freedom.debug")
                .doesNotContain("shop.owner", "freedom.application", "freedom.secret-key", "freedom.settings.module");
    }

    @Test
    void whatOnlyAnInjectionPointAsksForIsThere() {
        Wanted wanted = new Wanted("shop.rows", int.class, "20", "shop.Page.rows");
        assertThat(only(site().settings("a=b").load(), "shop.rows", wanted))
                .isEqualTo(new ShownSetting("shop.rows", "20", "default of the annotation", "20", false, false));
        assertThat(only(site().settings("a=b").variable("SHOP_ROWS", "50").load(), "shop.rows", wanted))
                .isEqualTo(new ShownSetting("shop.rows", "50", "environment variable SHOP_ROWS", "20", true, false));
    }

    @Test
    void anExpressionThatGivesTheDefaultIsNoOtherValue() {
        Wanted wanted = new Wanted("shop.rows", int.class, "20", "shop.Page.rows");
        DeploymentSettings settings =
                site().settings("rows=20", "shop.rows=${rows}").load();
        assertThat(only(settings, "shop.rows", wanted).differs()).isFalse();
    }

    @Test
    void secretsAreMaskedInValueAndDefault() {
        Wanted wanted = new Wanted("shop.password", String.class, "open sesame", "shop.Door.password");
        DeploymentSettings settings = site().settings(
                        "shop.password=swordfish",
                        "shop.url=jdbc:postgresql://me:swordfish@db/shop",
                        "shop.greeting=I am ${shop.password}")
                .load();
        assertThat(settings.shown(List.of(wanted)).toString()).doesNotContain("swordfish", "sesame");
        assertThat(only(settings, "shop.password", wanted).differs()).isTrue();
        assertThat(only(settings, "shop.greeting").value()).isEqualTo("I am ${shop.password}");
    }

    @Test
    void anExpressionThatCantBeExpandedIsShownAsItIsWritten() {
        DeploymentSettings settings =
                site().settings("shop.url=${nowhere}/shop").load();
        assertThat(only(settings, "shop.url").value()).isEqualTo("${nowhere}/shop");
    }
}
