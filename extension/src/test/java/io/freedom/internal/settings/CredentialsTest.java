package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "postgresql://scott:tiger@db/shop postgresql://*****@db/shop",
                "redis://:tiger@cache:6379 redis://*****@cache:6379",
                "http://scott:ti@ger/x@db/shop http://*****@db/shop",
                "jdbc:postgresql://u:p@h/db?password=x jdbc:postgresql://*****@h/db?password=*****",
                "jdbc:postgresql://db/shop?user=scott&password=tiger&ssl=true"
                        + " jdbc:postgresql://db/shop?user=scott&password=*****",
                "jdbc:sqlserver://db;user=u;password={ti;ger};x=1 jdbc:sqlserver://db;user=u;password=*****",
                "jdbc:sqlserver://db;password=ti@ger;x=1 jdbc:sqlserver://*****",
                "jdbc:oracle:thin:scott/ti@ger@db:1521:x jdbc:oracle:thin:*****@db:1521:x",
                "https://host/path?apiKey=tiger https://host/path?apiKey=*****",
                "https://host/?a=b&sig=tiger https://host/?a=b&sig=*****",
                "https://host/?p%61ssword=tiger https://host/?p%61ssword=*****",
                "https://host/?next=amqp%3A%2F%2Fu%3Atiger%40mq https://*****%40mq",
                "https://host/?next=%253Ftoken%253Dtiger https://host/?next=%253Ftoken%253D*****",
                "https://a/?token=tiger,https://b/?token=lion https://a/?token=*****",
                "amqp://u:tiger@a,amqp://u:lion@b amqp://*****@b",
                "scott:tiger@tcp(db:3306)/shop *****@tcp(db:3306)/shop",
                "scott:tiger@db?x=http://u:lion@h *****@h",
                "{\"password\":\"tiger\"} {\"password\":*****",
                "'{\"password\" : \"tiger\"}' '{\"password\" :*****'",
                "'Authorization: Bearer tiger' Authorization:*****",
                "'Proxy-Authorization:Basic tiger==' Proxy-Authorization:*****",
                "'bearer tiger' 'bearer *****'",
                "https://h/?h=Basic%20tiger https://h/?h=Basic%20*****",
                "https://h/?h=x%20Bearer%20tiger https://h/?h=x%20Bearer%20*****",
                "'Accept: x, X-Api-Key: tiger' 'Accept: x, X-Api-Key:*****'"
            })
    void credentialsAreHidden(String value, String shown) {
        assertThat(Credentials.hide(value)).isEqualTo(shown);
    }

    @Test
    void aPasswordMayHoldSpacesAndLineEnds() {
        assertThat(Credentials.hide("postgresql://scott:ti ger\n@db/shop")).isEqualTo("postgresql://*****@db/shop");
        assertThat(Credentials.hide("host=db password = ti ger")).isEqualTo("host=db password =*****");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "http://host:8080/path?page=2&size=3",
                "https://api.example.org:8443/v1",
                "somebody@example.org",
                "jdbc:oracle:thin:@//db:1521/x",
                "10:30",
                "100%",
                "basically: bearers",
                "a=b"
            })
    void otherTextIsShown(String value) {
        assertThat(Credentials.hide(value)).isEqualTo(value);
    }

    @Test
    void aHugeTextTakesNoTime() {
        String huge = "a b=\" %25".repeat(200_000);
        assertThat(Credentials.hide(huge)).hasSize(huge.length());
    }
}
