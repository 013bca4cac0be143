package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.SettingException;
import io.freedom.Settings.Module;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                                + " in UTF-8.");
    }
}
