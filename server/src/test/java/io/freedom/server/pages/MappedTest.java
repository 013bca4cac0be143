package io.freedom.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.server.pages.Page.Finding;
import io.freedom.server.pages.Page.Row;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappedTest {

    private final Mapped mapped = new Mapped(List.of(
            new Row("/", "shop.Site", "the application"),
            new Row("/orders/*", "shop.OrderPage"),
            new Row("/about", "shop.AboutPage"),
            new Row("/static/", "files of the site", "static")));

    @ParameterizedTest
    @CsvSource({
        "/oders/7, /orders",
        "/Orders, /orders",
        "/abuot, /about",
        "/statik/site.css, /static",
        "/statc/a/deep/folder/with/a/site.css, /static"
    })
    void theNearestMappingIsNamed(String path, String meant) {
        assertThat(mapped.nearest(path)).map(Finding::text).contains("Did you mean " + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/elsewhere", "/x/orders", "/about/us/and/others"})
    void nothingIsNamedThatIsFarAway(String path) {
        assertThat(mapped.nearest(path)).isEmpty();
    }
}
