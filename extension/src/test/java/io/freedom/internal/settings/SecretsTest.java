package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "API_URL",
                "x.token",
                "signing-key",
                "mail.Secret",
                "db.password",
                "passphrase",
                "x.SIGNATURE",
                "aws.credentials",
                "mail.apiToken",
                "STRIPE_SECRET_KEY",
                "servers[0].pwd",
                "jwt.issuer",
                "keyboard.layout"
            })
    void namesWithTheseWordsAreSecret(String name) {
        assertThat(secrets().mask(name, "tiger")).isEqualTo("*****");
    }

    @Test
    void otherValuesAreShown() {
        assertThat(secrets().mask("page.size", "many")).isEqualTo("many");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.account",
                "MAIL_ACCOUNT",
                "%mysite.mail.account",
                "_MYSITE_MAIL_ACCOUNT",
                "mail.account.user",
                "mail.account[0]",
                "safe.pin",
                "a.b.pin"
            })
    void aListedNameAndAllBelowItAreSecret(String name) {
        assertThat(secrets("mail.account, *.pin").isSecret(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail.accounts", "mail", "pin", "x.mail.account"})
    void namesNearAListedOneAreNot(String name) {
        assertThat(secrets("mail.account, *.pin").isSecret(name)).isFalse();
    }

    @Test
    void aNameMayBeTakenOutExactly() {
        Secrets secrets = secrets("!keyboard.layout");
        assertThat(secrets.isSecret("keyboard.layout")).isFalse();
        assertThat(secrets.isSecret("KEYBOARD_LAYOUT")).isFalse();
        assertThat(secrets.isSecret("keyboard.layout[1]")).isFalse();
        assertThat(secrets.isSecret("keyboard.layout.password")).isTrue();
        assertThat(secrets.isSecret("keyboard.size")).isTrue();
    }

    @Test
    void whatAnySourceListsIsSecretEvenIfAnotherTakesItOut() {
        assertThat(secrets("!db.password, !mail.pin", "db.password").isSecret("db.password"))
                .isTrue();
    }

    @Test
    void onlyTheSiteItselfTakesNamesOut(@TempDir Path folder) {
        TestSite site = new TestSite(folder)
                .file("META-INF/freedom.properties", "site=shop", "settings.module=m", "settings.enforced=true")
                .file(
                        "m.properties",
                        "db.password=tiger",
                        "key.size=7",
                        "api.name=x",
                        "freedom.settings.secrets=!key.size")
                .jar("lib.jar", "META-INF/freedom-defaults.properties", "freedom.settings.secrets=!*")
                .variable("FREEDOM_SETTINGS_SECRETS", "!*")
                .property("freedom.settings.secrets", "!*")
                .property("%other.freedom.settings.secrets", "!*")
                .variable("_SHOP_FREEDOM_SETTINGS_SECRETS", "!api.name");
        DeploymentSettings settings = site.load();
        assertThat(settings.shown("db.password")).contains("*****");
        assertThat(settings.shown("key.size")).contains("7");
        assertThat(settings.shown("api.name")).contains("x");
    }

    @Test
    void whatIsMarkedIsSecretEvenIfItIsTakenOut() {
        Secrets secrets = secrets("!a.key");
        secrets.mark("a.key");
        assertThat(secrets.isSecret("a.key")).isTrue();
    }

    @Test
    void anExpressionIsShownUpToItsFirstDefault() {
        assertThat(secrets().maskExpression("url", "x/${db.password:tiger}/${y}"))
                .isEqualTo("x/${db.password:*****");
        assertThat(secrets().maskExpression("url", "x:${${y}}")).isEqualTo("x:${${y}}");
    }

    private static Secrets secrets(String... lists) {
        return new Secrets("mysite", List.of(lists), List.of(lists));
    }
}
