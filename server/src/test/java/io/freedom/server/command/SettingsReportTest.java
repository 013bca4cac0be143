package io.freedom.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.eclipse.jetty.util.ajax.JSON;
import org.junit.jupiter.api.Test;

class SettingsReportTest {

    private static final Terminal PLAIN = new Terminal(System.out, System.err, false);
    private static final Terminal COLOURED = new Terminal(System.out, System.err, true);

    private final ToldSettings told = Told.settings(
            List.of(
                    Told.setting(
                            "database.url",
                            "jdbc:h2:mem:shop",
                            "settings module shop.settings.production (shop/settings/production.properties:12)",
                            true),
                    Told.setting("freedom.debug", "true", "environment variable FREEDOM_DEBUG", true, "false"),
                    Told.setting("freedom.mapping", "/", "Freedom's default", false, "/")),
            List.of());

    @Test
    void aSettingIsALineAndItsOriginStandsBelowIt() {
        assertThat(SettingsReport.of(told, false).text(PLAIN).lines())
                .containsExactly(
                        "database.url = jdbc:h2:mem:shop",
                        "    settings module shop.settings.production",
                        "    (shop/settings/production.properties:12)",
                        "freedom.debug = true",
                        "    environment variable FREEDOM_DEBUG; the default is false");
    }

    @Test
    void allOfThemIncludeTheDefaults() {
        assertThat(SettingsReport.of(told, true).text(PLAIN).lines())
                .endsWith("freedom.mapping = /", "    Freedom's default");
    }

    @Test
    void whereNothingDiffersThatIsSaid() {
        ToldSettings standard =
                Told.settings(List.of(Told.setting("freedom.mapping", "/", "Freedom's default", false)), List.of());
        assertThat(SettingsReport.of(standard, false).text(PLAIN).lines())
                .containsExactly("No setting differs from its default (settings module shop.settings.production).");
    }

    @Test
    void onATerminalTheOriginIsFaint() {
        assertThat(SettingsReport.of(told, false).text(COLOURED))
                .contains("freedom.debug = true" + System.lineSeparator() + "\u001b[2m    environment variable");
    }

    @Test
    void jsonHasTheNamesThatTheDocumentationPromises() {
        assertThat(new JSON().toJSON(SettingsReport.of(told, false).asJson()))
                .isEqualTo("{\"module\":\"shop.settings.production\",\"origin\":\"--settings\",\"settings\":["
                        + "{\"key\":\"database.url\",\"value\":\"jdbc:h2:mem:shop\",\"origin\":\"settings module"
                        + " shop.settings.production (shop/settings/production.properties:12)\",\"differs\":true,\"known\":false},"
                        + "{\"key\":\"freedom.debug\",\"value\":\"true\",\"origin\":\"environment variable FREEDOM_DEBUG\","
                        + "\"default\":\"false\",\"differs\":true,\"known\":true}]}");
    }

    @Property
    void noValueBeginsALineOrCommandsTheTerminal(@ForAll String value) {
        ToldSettings odd = Told.settings(List.of(Told.setting("odd", value, "a jar", true)), List.of());
        String text = SettingsReport.of(odd, false).text(PLAIN);
        assertThat(text.lines()).hasSize(2);
        assertThat(text.replace(System.lineSeparator(), "").chars()).noneMatch(Character::isISOControl);
    }

    @Property
    void everyValueComesBackOutOfTheJson(@ForAll String value) {
        ToldSettings odd = Told.settings(List.of(Told.setting("odd", value, "a jar", true)), List.of());
        Map<?, ?> read = (Map<?, ?>) new JSON()
                .fromJSON(new JSON().toJSON(SettingsReport.of(odd, false).asJson()));
        Map<?, ?> row = (Map<?, ?>) ((Object[]) read.get("settings"))[0];
        assertThat(row.get("value")).isEqualTo(value);
    }
}
