package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                "aws.credentials"
            })
    void keysWithTheseWordsAreSecret(String key) {
        assertThat(Secrets.mask(key, "tiger")).isEqualTo("*****");
    }

    @Test
    void otherValuesAreShown() {
        assertThat(Secrets.mask("page.size", "many")).isEqualTo("many");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://scott:tiger@db/shop, postgresql://*****@db/shop",
        "redis://:tiger@cache:6379, redis://*****@cache:6379",
        "http://scott:ti@ger/x@db/shop, http://*****@db/shop",
        "jdbc:postgresql://db/shop?user=scott&password=tiger&ssl=true,"
                + " jdbc:postgresql://db/shop?user=scott&password=*****&ssl=true",
        "jdbc:sqlserver://db;password=tiger;encrypt=true, jdbc:sqlserver://db;password=*****;encrypt=true",
        "jdbc:oracle:thin:scott/tiger@db:1521:x, jdbc:oracle:thin:*****@db:1521:x",
        "https://host/path?apiKey=tiger, https://host/path?apiKey=*****",
        "http://host:8080/path, http://host:8080/path"
    })
    void credentialsInsideUrlsAreMasked(String value, String shown) {
        assertThat(Secrets.mask("database.url", value)).isEqualTo(shown);
    }
}
