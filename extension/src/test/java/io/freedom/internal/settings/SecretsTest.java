package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
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
        return new Secrets("mysite", List.of(lists));
    }
}
