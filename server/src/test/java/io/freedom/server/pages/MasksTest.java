package io.freedom.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

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
                "code"
            })
    void secretNamesAreKnown(String name) {
        assertThat(Masks.value(name, "s3cret")).isEqualTo("*****");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Accept", "Host", "theme", "page", "article", "Accept-Encoding", "keyboard", "country_code_list"
            })
    void otherNamesAreShown(String name) {
        assertThat(Masks.value(name, "shown")).isEqualTo("shown");
    }

    @ParameterizedTest
    @CsvSource({
        "page=2&token=abc&sort=up, page=2&token=*****&sort=up",
        "http://localhost/?password=a%20b#top, http://localhost/?password=*****",
        "token, token",
        "token=, token="
    })
    void secretParametersOfAQueryAreHidden(String query, String shown) {
        assertThat(Masks.query(query)).isEqualTo(shown);
    }
}
