package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.SettingException;
import io.freedom.Settings.Module;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleChoiceTest {

    @TempDir
    Path folder;

    TestSite site;

    @BeforeEach
    void everybodyNamesAModule() {
        site = new TestSite(folder)
                .file("META-INF/freedom-command.properties", "settings.module=by.command")
                .file(
                        "META-INF/freedom.properties",
                        "site=shop",
                        "settings.module=by.archive",
                        "settings.enforced=true")
                .property("freedom.settings.module.shop", "by.siteproperty")
                .variable("FREEDOM_SETTINGS_MODULE_SHOP", "by.sitevariable")
                .property("freedom.settings.module", "by.property")
                .variable("FREEDOM_SETTINGS_MODULE", "by.variable")
                .variable("DJANGO_SETTINGS_MODULE", "by.django");
        for (String name :
                new String[] {"command", "archive", "siteproperty", "sitevariable", "property", "variable", "django"}) {
            site.file("by/" + name + ".properties", "a=1");
        }
    }

    private void chosenIs(String name, String origin) {
        assertThat(site.load().module()).contains(new Module(name, origin));
    }

    private void withoutCommand() {
        site.file("META-INF/freedom-command.properties", "");
    }

    private void withoutEnforcement() {
        withoutCommand();
        site.file("META-INF/freedom.properties", "site=shop", "settings.module=by.archive");
    }

    @Test
    void theCommandIsStrongest() {
        chosenIs("by.command", "--settings");
    }

    @Test
    void thenTheArchiveWhereItEnforcesItsModule() {
        withoutCommand();
        chosenIs("by.archive", "settings.module in META-INF/freedom.properties (enforced)");
    }

    @Test
    void thenTheSitesOwnSystemProperty() {
        withoutEnforcement();
        chosenIs("by.siteproperty", "system property freedom.settings.module.shop");
    }

    @Test
    void thenTheSitesOwnVariable() {
        withoutEnforcement();
        site.property("freedom.settings.module.shop", "");
        chosenIs("by.sitevariable", "environment variable FREEDOM_SETTINGS_MODULE_SHOP");
    }

    @Test
    void thenTheSystemProperty() {
        withoutEnforcement();
        site.property("freedom.settings.module.shop", "").variable("FREEDOM_SETTINGS_MODULE_SHOP", " ");
        chosenIs("by.property", "system property freedom.settings.module");
    }

    @Test
    void thenTheVariable() {
        theVariableIsNext();
        chosenIs("by.variable", "environment variable FREEDOM_SETTINGS_MODULE");
    }

    private void theVariableIsNext() {
        withoutEnforcement();
        site.property("freedom.settings.module.shop", "").variable("FREEDOM_SETTINGS_MODULE_SHOP", "");
        site.property("freedom.settings.module", "");
    }

    @Test
    void thenDjangosVariable() {
        theVariableIsNext();
        site.variable("FREEDOM_SETTINGS_MODULE", "");
        chosenIs("by.django", "environment variable DJANGO_SETTINGS_MODULE");
    }

    @Test
    void lastTheArchivesDefault() {
        theVariableIsNext();
        site.variable("FREEDOM_SETTINGS_MODULE", "").variable("DJANGO_SETTINGS_MODULE", "");
        chosenIs("by.archive", "settings.module in META-INF/freedom.properties");
    }

    @Test
    void aSiteWithoutANameIsCalledByTheFirstSegmentOfItsDefaultModule() {
        withoutCommand();
        site.file("META-INF/freedom.properties", "settings.module=by.archive")
                .property("freedom.settings.module.by", "by.siteproperty");
        chosenIs("by.siteproperty", "system property freedom.settings.module.by");
    }

    @Test
    void aDashInTheNameOfASiteIsAnUnderscoreInItsVariable() {
        withoutCommand();
        site.file("META-INF/freedom.properties", "site=my-shop")
                .variable("FREEDOM_SETTINGS_MODULE_MY_SHOP", "by.django");
        chosenIs("by.django", "environment variable FREEDOM_SETTINGS_MODULE_MY_SHOP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void whatIsBlankCountsAsUnset(String blank) {
        site.file("META-INF/freedom-command.properties", "settings.module=" + blank)
                .file("META-INF/freedom.properties", "site=shop", "settings.module=" + blank)
                .property("freedom.settings.module.shop", blank)
                .variable("FREEDOM_SETTINGS_MODULE_SHOP", blank)
                .property("freedom.settings.module", blank)
                .variable("FREEDOM_SETTINGS_MODULE", blank);
        chosenIs("by.django", "environment variable DJANGO_SETTINGS_MODULE");
        site.variable("DJANGO_SETTINGS_MODULE", blank);
        assertThat(site.load().module()).isEmpty();
    }

    @Test
    void aSiteMayHaveDashesAndDigitsInItsName() {
        withoutCommand();
        site.file("META-INF/freedom.properties", "site=shop-2-eu")
                .property("freedom.settings.module.shop-2-eu", "by.siteproperty");
        chosenIs("by.siteproperty", "system property freedom.settings.module.shop-2-eu");
        site.property("freedom.settings.module.shop-2-eu", "")
                .variable("FREEDOM_SETTINGS_MODULE_SHOP_2_EU", "by.sitevariable");
        chosenIs("by.sitevariable", "environment variable FREEDOM_SETTINGS_MODULE_SHOP_2_EU");
    }

    @Test
    void theModuleOfAnotherSiteIsNotLookedAt() {
        withoutEnforcement();
        site.property("freedom.settings.module.shop", "")
                .variable("FREEDOM_SETTINGS_MODULE_SHOP", "")
                .property("freedom.settings.module.blog", "not/one")
                .variable("FREEDOM_SETTINGS_MODULE_BLOG", "not/one");
        chosenIs("by.property", "system property freedom.settings.module");
    }

    @Test
    void theCommandBeatsEvenWrongNames() {
        everyNameIsWrong("no.such");
        everyNameIsWrong("not/one");
    }

    private void everyNameIsWrong(String wrong) {
        site.file("META-INF/freedom.properties", "site=shop", "settings.module=" + wrong, "settings.enforced=true")
                .property("freedom.settings.module.shop", wrong)
                .variable("FREEDOM_SETTINGS_MODULE_SHOP", wrong)
                .property("freedom.settings.module", wrong)
                .variable("FREEDOM_SETTINGS_MODULE", wrong)
                .variable("DJANGO_SETTINGS_MODULE", wrong);
        chosenIs("by.command", "--settings");
    }

    private void messageIs(String origin, String remedy) {
        assertThatThrownBy(site::load)
                .isInstanceOfSatisfying(
                        SettingException.class,
                        fault -> assertThat(fault.place()).isEqualTo(origin))
                .hasMessage("FREEDOM-0201: Settings module no.such, named by " + origin + ", was not found: there is"
                        + " neither a class no.such that implements io.freedom.SettingsModule nor a resource"
                        + " no/such.properties, .yaml or .yml on the site's class path. " + remedy
                        + "; or add the class or resource.");
    }

    @Test
    void aWrongNameOfTheCommandSaysSo() {
        site.file("META-INF/freedom-command.properties", "settings.module=no.such");
        messageIs("--settings", "Correct --settings, or freedom.settings of the Maven goal");
    }

    @Test
    void aWrongNameOfAnArchiveThatEnforcesItSaysSo() {
        withoutCommand();
        site.file("META-INF/freedom.properties", "settings.module=no.such", "settings.enforced=true");
        messageIs(
                "settings.module in META-INF/freedom.properties (enforced)",
                "Correct settings.module there and build the archive again");
    }

    @Test
    void aWrongNameOfTheSitesOwnPropertySaysSo() {
        withoutEnforcement();
        site.property("freedom.settings.module.shop", "no.such");
        messageIs(
                "system property freedom.settings.module.shop",
                "Correct or remove -Dfreedom.settings.module.shop of this JVM");
    }

    @Test
    void aWrongNameOfTheSitesOwnVariableSaysSo() {
        withoutEnforcement();
        site.property("freedom.settings.module.shop", "").variable("FREEDOM_SETTINGS_MODULE_SHOP", "no.such");
        messageIs(
                "environment variable FREEDOM_SETTINGS_MODULE_SHOP",
                "Correct or unset FREEDOM_SETTINGS_MODULE_SHOP where this process is started");
    }

    @Test
    void aWrongNameForAllSitesSaysHowOneSiteIsSpared() {
        theVariableIsNext();
        site.property("freedom.settings.module", "no.such");
        messageIs(
                "system property freedom.settings.module",
                "Correct or remove -Dfreedom.settings.module of this JVM, or set freedom.settings.module.shop if it is"
                        + " meant for another site");
        site.property("freedom.settings.module", "").variable("FREEDOM_SETTINGS_MODULE", "no.such");
        messageIs(
                "environment variable FREEDOM_SETTINGS_MODULE",
                "Correct or unset FREEDOM_SETTINGS_MODULE where this process is started, or set"
                        + " FREEDOM_SETTINGS_MODULE_SHOP if it is meant for another site");
    }

    @Test
    void aWrongNameOfTheArchiveSaysSo() {
        theVariableIsNext();
        site.file("META-INF/freedom.properties", "site=shop", "settings.module=no.such")
                .variable("FREEDOM_SETTINGS_MODULE", "")
                .variable("DJANGO_SETTINGS_MODULE", "");
        messageIs(
                "settings.module in META-INF/freedom.properties",
                "Correct settings.module there and build the archive again");
    }

    @Test
    void aDeploymentNeedsNoModule(@TempDir Path empty) {
        DeploymentSettings settings =
                new TestSite(empty).property("page.size", "5").load();
        assertThat(settings.module()).isEmpty();
        assertThat(settings.get("page.size", int.class)).isEqualTo(5);
        assertThat(settings).hasToString("Settings(no module, 0 keys)");
    }

    @Test
    void theSitesOwnFileBeatsOneInAJar(@TempDir Path other) {
        DeploymentSettings settings = new TestSite(other)
                .jar("zzz.jar", "META-INF/freedom.properties", "settings.module=by.jar")
                .file("META-INF/freedom.properties", "settings.module=mysite.settings.base")
                .load();
        assertThat(settings.module()).map(Module::name).contains("mysite.settings.base");
    }

    @Test
    void enforcingWithoutAModuleIsAnError() {
        site.file("META-INF/freedom.properties", "settings.enforced=true");
        assertThatThrownBy(site::load)
                .isInstanceOf(SettingException.class)
                .hasMessage("FREEDOM-0208: META-INF/freedom.properties:1 enforces a settings module but names none."
                        + " Add settings.module=..., or remove settings.enforced.");
    }

    @Test
    void enforcedIsABoolean() {
        site.file("META-INF/freedom.properties", "settings.module=by.archive", "settings.enforced=ture");
        assertThatThrownBy(site::load)
                .hasMessage("FREEDOM-0208: META-INF/freedom.properties:2 sets settings.enforced to \"ture\"."
                        + " Use true or false.");
    }

    @Test
    void anUnknownKeyInTheSitesFileIsAnError() {
        site.file("META-INF/freedom.properties", "setings.module=by.archive");
        assertThatThrownBy(site::load)
                .hasMessageStartingWith(
                        "FREEDOM-0208: META-INF/freedom.properties:1 has the unknown key setings.module.");
    }

    @Test
    void theSitesNameIsAName() {
        site.file("META-INF/freedom.properties", "site=my shop");
        assertThatThrownBy(site::load)
                .hasMessageStartingWith("FREEDOM-0208: META-INF/freedom.properties:1 names the site \"my shop\".");
    }

    @Test
    void theCommandsFileCanBeUnreadable() {
        site.bytes("META-INF/freedom-command.properties", new byte[] {'a', '=', (byte) 0xE4});
        assertThatThrownBy(site::load)
                .hasMessageStartingWith(
                        "FREEDOM-0208: META-INF/freedom-command.properties can't be read: it is not encoded"
                                + " in UTF-8 (line 1).");
    }
}
