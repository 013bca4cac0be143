package io.freedom.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "Proxy-Authorization",
                "X-Auth-Token",
                "X-API-Key",
                "api_key",
                "password",
                "newPassword",
                "pwd",
                "JSESSIONID",
                "sid",
                "PHPSESSID",
                "csrf_token",
                "X-XSRF-TOKEN",
                "client_secret",
                "access.key",
                "jwt",
                "accessKey",
                "encryptionKey",
                "X-Accesskey",
                "remember_me",
                "cardNumber",
                "auth",
                "userAuth",
                "sess",
                "code"
            })
    void secretNamesAreKnown(String name) {
        assertThat(Masks.value(name, "s3cret")).isEqualTo("*****");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept",
                "Host",
                "theme",
                "page",
                "article",
                "Accept-Encoding",
                "author",
                "Assessment",
                "country_code_list",
                "discard",
                "pinned"
            })
    void otherNamesAreShown(String name) {
        assertThat(Masks.value(name, "shown")).isEqualTo("shown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "User[name=ann, password=hunter4] | User[name=ann, password=*****]",
                "{token=hunter6} | {token=*****}",
                "{token=hunter6, page=2} | {token=*****, page=2}",
                "The password = hun,ter]4 is wrong | The password = ***** is wrong",
                "{\"password\": \"hunter 5\", \"page\": 2} | {\"password\": *****, \"page\": 2}",
                "http://x/?next=http://y/?password=hunter22&page=2 | http://x/?next=http://y/?password=*****&page=2",
                "next=http%3A%2F%2Fx%2F%3Fpassword%3Dhunter22 | next=http%3A%2F%2Fx%2F%3Fpassword%3D*****",
                "http://localhost/#access_token=abc&page=2 | http://localhost/#access_token=*****&page=2",
                "/msg;jsessionid=SECRET &page=2 | /msg;jsessionid=***** &page=2",
                "at ://ann:p/ss@host | at ://*****@host",
                "jdbc:x://bob:sec@ret@host/shop and more | jdbc:x://*****@host/shop and more",
                "Authorization: Bearer abcdefgh | Authorization: Bearer *****",
                "token == null, author=Ann | token == null, author=Ann",
                "No value for the key page.size | No value for the key page.size"
            })
    void secretsInATextAreHidden(String text, String shown) {
        assertThat(Masks.text(text)).isEqualTo(shown);
    }

    /** What the extension masks in the settings must not be shown here. */
    @Test
    void theWordsAreThoseOfTheSettings() throws IOException {
        Path extension = Path.of("../extension/src/main/java/io/freedom/internal/settings/Secrets.java");

        assertThat(extension).content().contains("WORDS = \"" + Masks.WORDS + "\";");
    }

    @ParameterizedTest
    @CsvSource({
        "page=2&token=abc&sort=up, page=2&token=*****&sort=up",
        "http://localhost/?password=a%20b#top, http://localhost/?password=*****",
        "p%61ssword=abc, p%61ssword=*****",
        "token, token",
        "token=, token="
    })
    void secretParametersOfAQueryAreHidden(String query, String shown) {
        assertThat(Masks.query(query)).isEqualTo(shown);
    }
}
