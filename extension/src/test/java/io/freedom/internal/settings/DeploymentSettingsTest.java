package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.SettingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentSettingsTest {

    @TempDir
    Path folder;

    TestSite site;

    @BeforeEach
    void aSite() {
        site = new TestSite(folder);
    }

    @Test
    void keysAreThoseOfTheModulesAndDefaultsOnly() {
        site.settings("b=1", "%test.a=1", "%other.c=1")
                .variable("HOME", "/root")
                .property("java.version", "17")
                .file("META-INF/freedom-defaults.properties", "d=1");
        assertThat(site.load().keys()).containsExactly("a", "b", "d");
    }

    @Test
    void toStringShowsNoValue() {
        assertThat(site.settings("db.password=tiger", "a=1").load()).hasToString("Settings(test, 2 keys)");
    }

    @Test
    void belowGivesTheRestOfTheKeys() {
        site.settings("db.url=jdbc:h2:mem:${db.name}", "db.name=x", "dbx=1", "db.empty=")
                .variable("DB_POOL", "5")
                .property("db.name", "y");
        assertThat(site.load().below("db")).isEqualTo(Map.of("url", "jdbc:h2:mem:y", "name", "y", "pool", "5"));
    }

    @Test
    void aMissingSettingSuggestsTheNearestKeysAndTellsWhoAsked() {
        site.settings("page.size=10", "page.site=x", "mail.host=y");
        assertThatThrownBy(() -> site.load().get("page.sizes"))
                .isInstanceOfSatisfying(SettingException.class, fault -> {
                    assertThat(fault.id()).isEqualTo("FREEDOM-0205");
                    assertThat(fault.key()).isEqualTo("page.sizes");
                    assertThat(fault.getStackTrace()).isNotEmpty();
                })
                .hasMessage(
                        "FREEDOM-0205: Setting page.sizes (String) has no value. Set it in settings module test or the"
                                + " environment, or give it a default. Existing keys that are near: page.size, page.site.");
    }

    @Test
    void withoutAModuleAMissingSettingSaysHowToChooseOne() {
        assertThatThrownBy(() -> site.load().get("page.size"))
                .hasMessage(
                        "FREEDOM-0205: Setting page.size (String) has no value. No settings module is chosen, either: add"
                                + " settings.module=... to META-INF/freedom.properties, or set the environment variable"
                                + " FREEDOM_SETTINGS_MODULE.");
    }

    @Test
    void aWrongValueIsShownWithItsOrigin() {
        site.settings("a=1", "page.size=many");
        assertThatThrownBy(() -> site.load().get("page.size", int.class))
                .hasMessageStartingWith(
                        "FREEDOM-0206: Setting page.size is \"many\", which can't be converted to int (")
                .hasMessageEndingWith(
                        "; the value comes from settings module test (test.properties:2). Correct it there.");
    }

    @Test
    void anExpressionThatRefersToNothingIsAnError() {
        site.settings("a=${b.c}/d");
        assertThatThrownBy(() -> site.load().find("a"))
                .hasMessageStartingWith("FREEDOM-0207: Setting a has an expression that can't be expanded: it refers to"
                        + " \"b.c\", which has no value")
                .hasMessageContaining("it comes from settings module test (test.properties:1)");
    }

    @Test
    void aPartOfASecretThatLooksLikeAnExpressionIsNotShown() {
        site.settings("db.password=ti${ger}");
        assertThatThrownBy(() -> site.load().find("db.password"))
                .hasMessageStartingWith("FREEDOM-0207: Setting db.password has an expression")
                .hasMessageNotContaining("ger}")
                .hasMessageNotContaining("ger ");
    }

    @Test
    void anExpressionThatRefersToItselfIsAnError() {
        site.settings("a=${b}", "b=${a}");
        assertThatThrownBy(() -> site.load().find("a"))
                .hasMessageStartingWith("FREEDOM-0207: Setting a has an expression");
    }

    @Test
    void expressionsHaveDefaultsAndCanBeEscaped() {
        site.settings("a=${b:x}", "c=\\\\${b}");
        assertThat(site.load().get("a")).isEqualTo("x");
        assertThat(site.load().get("c")).isEqualTo("${b}");
    }

    @Test
    void aTypeThatNoTextConvertsToIsAnError() {
        site.settings("a=1");
        assertThatThrownBy(() -> site.load().get("a", Runnable.class))
                .hasMessageStartingWith(
                        "FREEDOM-0209: Setting a has the type Runnable, which no text can be converted to.");
    }

    @Test
    void anUnknownKeyHasNoOrigin() {
        assertThat(site.settings("a=1").load().origin("b")).isEmpty();
    }

    @Test
    void aSecretValueIsNeverShownNorItsCause() {
        site.settings("db.password.age=tiger");
        assertThatThrownBy(() -> site.load().get("db.password.age", int.class))
                .hasMessageStartingWith(
                        "FREEDOM-0206: Setting db.password.age is \"*****\", which can't be converted to int;")
                .hasNoCause();
    }

    @Test
    void aValueMadeFromASecretIsShownAsItIsWritten() {
        site.settings("db.password=tiger", "middle=${db.password}", "age=${middle}x");
        assertThatThrownBy(() -> site.load().get("age", int.class))
                .hasMessageStartingWith("FREEDOM-0206: Setting age is \"${middle}x\", which can't be converted to int;")
                .hasNoCause();
    }

    @Test
    void theListsOfSecretsOfAllSourcesCount() {
        site.settings("freedom.settings.secrets=a, !my.key", "%test.freedom.settings.secrets=b", "x=1")
                .file("META-INF/freedom-defaults.properties", "freedom.settings.secrets=c")
                .property("freedom.settings.secrets", "d, !a")
                .variable("FREEDOM_SETTINGS_SECRETS", "e");
        for (String key : List.of("a", "b", "c", "d", "e", "my.key", "other.key", "x")) {
            site.property(key, "tiger");
        }
        DeploymentSettings settings = site.load();
        assertThat(List.of("a", "b", "c", "d", "e", "other.key"))
                .allSatisfy(key -> assertThat(settings.shown(key)).contains("*****"));
        assertThat(List.of("my.key", "x"))
                .allSatisfy(key -> assertThat(settings.shown(key)).contains("tiger"));
    }

    @Test
    void whatIsMarkedLaterIsShownNoMore() {
        DeploymentSettings settings = site.settings("a=tiger", "b=${a}").load();
        settings.markSecret("a");
        assertThat(settings.shown("a")).contains("*****");
        assertThat(settings.shown("b")).contains("${a}");
        assertThat(settings.shown("none")).isEmpty();
        assertThat(settings.get("b")).isEqualTo("tiger");
    }

    @Test
    void theMapBelowAPrefixShowsNoSecret() {
        DeploymentSettings settings = site.settings("db.password=tiger", "db.url=x://u:tiger@h", "db.size=5")
                .load();
        assertThat(settings.below("db")).hasToString("{password=*****, size=5, url=x://*****@h}");
        assertThat(settings.below("db")).containsEntry("password", "tiger");
        assertThatThrownBy(() -> settings.below("db").clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
