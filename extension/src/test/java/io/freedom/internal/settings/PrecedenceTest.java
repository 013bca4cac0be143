package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecedenceTest {

    private static final String DEFAULTS = "META-INF/freedom-defaults.properties";

    @TempDir
    Path folder;

    TestSite site;

    @BeforeEach
    void aSite() {
        site = new TestSite(folder)
                .file("META-INF/freedom.properties", "site=shop", "settings.module=top", "settings.enforced=true")
                .file("base.properties", "key=base", "other=1");
    }

    private void valueIs(String value, String origin) {
        DeploymentSettings settings = site.load();
        assertThat(settings.get("some.key")).isEqualTo(value);
        assertThat(settings.origin("some.key")).contains(origin);
    }

    @Test
    void systemPropertiesAreStrongest() {
        site.file("top.properties", "some.key=module", "%shop.some.key=shop")
                .variable("SOME_KEY", "variable")
                .variable("_SHOP_SOME_KEY", "variable of the shop")
                .property("some.key", "property");
        valueIs("property", "system property some.key");
    }

    @Test
    void withinSystemPropertiesTheSitesOwnNameIsStronger() {
        site.file("top.properties", "a=1").property("some.key", "x").property("%shop.some.key", "y");
        valueIs("y", "system property %shop.some.key");
    }

    @Test
    void aPlainVariableBeatsThePrefixedNameInTheModule() {
        site.file("top.properties", "%shop.some.key=shop").variable("SOME_KEY", "variable");
        valueIs("variable", "environment variable SOME_KEY");
    }

    @Test
    void withinTheEnvironmentTheSitesOwnNameIsStronger() {
        site.file("top.properties", "a=1").variable("SOME_KEY", "x").variable("_SHOP_SOME_KEY", "y");
        valueIs("y", "environment variable _SHOP_SOME_KEY");
    }

    @Test
    void aSiteMayHaveDashesAndDigitsInItsName() {
        site.file("META-INF/freedom.properties", "site=shop-2", "settings.module=top", "settings.enforced=true")
                .file("top.properties", "some.key=x", "%shop-2.some.key=y", "%shop.some.key=z");
        valueIs("y", "settings module top (top.properties:2)");
        site.variable("_SHOP_2_SOME_KEY", "variable").variable("_SHOP_SOME_KEY", "z");
        valueIs("variable", "environment variable _SHOP_2_SOME_KEY");
        site.property("%shop-2.some.key", "property").property("%shop.some.key", "z");
        valueIs("property", "system property %shop-2.some.key");
    }

    @Test
    void withoutANameNoPrefixCounts() {
        site.file("META-INF/freedom.properties", "")
                .file("top.properties", "some.key=x", "%shop.some.key=y")
                .variable("FREEDOM_SETTINGS_MODULE", "top")
                .variable("_SHOP_SOME_KEY", "y")
                .property("%shop.some.key", "y");
        valueIs("x", "settings module top (top.properties:1)");
    }

    @Test
    void inTheDefaultsOfAJarTheSitesOwnNameIsStronger() {
        site.file("top.properties", "a=1").jar("lib.jar", DEFAULTS, "some.key=x\n%shop.some.key=y");
        valueIs("y", "META-INF/freedom-defaults.properties in lib.jar:2");
    }

    @Test
    void anIndexThatIsNoIntegerHidesNoOtherKey() {
        site.file("top.properties", "some.key=x", "list[0]=a", "list[99999999999]=b")
                .variable("LIST_88888888888_", "c");
        valueIs("x", "settings module top (top.properties:1)");
        assertThat(site.load().below("some")).containsEntry("key", "x");
    }

    @Test
    void aVariableWithALongNumberInItsNameIsFound() {
        site.file("top.properties", "a=1")
                .variable("ACCOUNT_1234567890_NAME", "v")
                .variable("_SHOP_B_1234567890_C", "w");
        assertThat(site.load().get("account.1234567890.name")).isEqualTo("v");
        assertThat(site.load().get("b.1234567890.c")).isEqualTo("w");
        assertThat(site.load().below("account")).isEmpty();
    }

    @Test
    void withinTheModuleTheSitesOwnNameIsStronger() {
        site.file("top.properties", "some.key=x", "%shop.some.key=y", "%other.some.key=z");
        valueIs("y", "settings module top (top.properties:2)");
    }

    @Test
    void aPlainNameInTheModuleBeatsThePrefixedNameInWhatItExtends() {
        site.file("base.properties", "%shop.some.key=x")
                .file("top.properties", "freedom.settings.extends=base", "some.key=y");
        valueIs("y", "settings module top (top.properties:2)");
    }

    @Test
    void whatAModuleExtendsBeatsTheDefaultsInJars() {
        site.file("base.properties", "some.key=base")
                .file("top.properties", "freedom.settings.extends=base")
                .jar("lib.jar", DEFAULTS, "some.key=jar");
        valueIs("base", "settings module base (base.properties:1)");
    }

    @Test
    void defaultsInJarsComeLast() {
        site.file("top.properties", "a=1").jar("lib.jar", DEFAULTS, "\nsome.key=jar");
        valueIs("jar", "META-INF/freedom-defaults.properties in lib.jar:2");
    }

    @Test
    void ofSeveralJarsTheFirstByNameCountsAndTheSitesOwnFolderBeforeAll() {
        site.file("top.properties", "a=1")
                .jar("b.jar", DEFAULTS, "some.key=b\nanother=b")
                .jar("a.jar", DEFAULTS, "some.key=a\nanother=a")
                .file(DEFAULTS, "another=own");
        valueIs("a", "META-INF/freedom-defaults.properties in a.jar:1");
        assertThat(site.load().get("another")).isEqualTo("own");
    }

    @Test
    void brokenDefaultsAreAnErrorThatNamesTheFile() {
        site.file("top.properties", "a=1").jar("lib.jar", DEFAULTS, "a=\\u");
        assertThatThrownBy(site::load)
                .hasMessageStartingWith("FREEDOM-0208: META-INF/freedom-defaults.properties can't be read: line 1")
                .hasMessageContaining("lib.jar");
    }

    @Test
    void aVariableFindsKeysWithDashes() {
        site.file("top.properties", "a=1").variable("DATABASE_MAX_POOL_SIZE", "9");
        assertThat(site.load().get("database.max-pool-size", int.class)).isEqualTo(9);
    }

    @Test
    void ofSeveralVariablesThatFitTheOneThatIsMostAlikeCounts() {
        site.file("top.properties", "a=1").variable("Some_Key", "mixed");
        valueIs("mixed", "environment variable Some_Key");
        site.variable("SOME_KEY", "capitals");
        valueIs("capitals", "environment variable SOME_KEY");
        site.variable("some_key", "small");
        valueIs("small", "environment variable some_key");
        site.variable("some.key", "dots");
        valueIs("dots", "environment variable some.key");
    }

    @Test
    void aKeyCalledConfigOrdinalChangesNothing() {
        site.file("top.properties", "config_ordinal=9999999", "some.key=module")
                .variable("CONFIG_ORDINAL", "1")
                .variable("SOME_KEY", "variable");
        valueIs("variable", "environment variable SOME_KEY");
    }

    @Test
    void theLibrarysSwitchesForTheWholeProcessChangeNothing() {
        site.file("top.properties", "some.key=${a}", "a=1")
                .property("mp.config.property.expressions.enabled", "false")
                .property("smallrye.config.profile", "other")
                .property("%other.some.key", "wrong");
        valueIs("1", "settings module top (top.properties:1)");
    }

    @Test
    void anEmptyValueInAStrongerSourceTakesAValueAway() {
        site.file("top.properties", "some.key=module").variable("SOME_KEY", "");
        assertThat(site.load().find("some.key")).isEmpty();
        assertThatThrownBy(() -> site.load().get("some.key"))
                .hasMessageStartingWith(
                        "FREEDOM-0205: Setting some.key (String) is set to nothing by environment variable SOME_KEY.");
    }
}
