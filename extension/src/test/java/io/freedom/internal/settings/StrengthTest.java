package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Of any set of places that name a module, or give a value, the strongest wins. */
class StrengthTest {

    private static final List<String> ORIGINS_OF_A_MODULE = List.of(
            "--settings",
            "settings.module in META-INF/freedom.properties (enforced)",
            "system property freedom.settings.module.shop-1",
            "environment variable FREEDOM_SETTINGS_MODULE_SHOP_1",
            "system property freedom.settings.module",
            "environment variable FREEDOM_SETTINGS_MODULE",
            "environment variable DJANGO_SETTINGS_MODULE",
            "settings.module in META-INF/freedom.properties");

    private static final List<String> ORIGINS_OF_A_VALUE = List.of(
            "system property %shop-1.some.key",
            "system property some.key",
            "environment variable _SHOP_1_SOME_KEY",
            "environment variable SOME_KEY",
            "settings module top (top.properties:2)",
            "settings module top (top.properties:3)",
            "settings module base (base.properties:2)",
            "settings module base (base.properties:3)",
            "META-INF/freedom-defaults.properties:2",
            "META-INF/freedom-defaults.properties:3");

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("", " ", "one", "two.three", "no/name");
    }

    @Property
    void theFirstPlaceThatNamesAModuleWins(
            @ForAll boolean enforced, @ForAll @Size(8) List<@From("names") String> names) {
        String archive = names.get(7);
        SiteFile file = new SiteFile("shop-1", archive.isBlank() ? null : archive, enforced && !archive.isBlank());
        Optional<NamedModule> chosen = ModuleChoice.choose(
                Optional.of(names.get(0)),
                file,
                new Surroundings(
                        Map.of(
                                "FREEDOM_SETTINGS_MODULE_SHOP_1", names.get(3),
                                "FREEDOM_SETTINGS_MODULE", names.get(5),
                                "DJANGO_SETTINGS_MODULE", names.get(6)),
                        Map.of(
                                "freedom.settings.module.shop-1", names.get(2),
                                "freedom.settings.module", names.get(4))));

        int strongest = 0;
        while (strongest < 8
                && (strongest == 1 ? !file.enforced() : names.get(strongest).isBlank())) {
            strongest++;
        }
        assertThat(chosen.map(NamedModule::origin))
                .isEqualTo(strongest == 8 ? Optional.empty() : Optional.of(ORIGINS_OF_A_MODULE.get(strongest)));
        if (strongest < 8) {
            assertThat(chosen.map(NamedModule::name)).contains(strongest == 1 ? archive : names.get(strongest));
        }
    }

    @Property
    void theFirstPlaceThatGivesAValueWins(@ForAll @Size(10) List<Boolean> given) {
        Map<String, String> properties = new HashMap<>();
        Map<String, String> variables = new HashMap<>();
        put(properties, "%shop-1.some.key", given, 0);
        put(properties, "some.key", given, 1);
        put(variables, "_SHOP_1_SOME_KEY", given, 2);
        put(variables, "SOME_KEY", given, 3);
        Map<String, byte[]> files = Map.of(
                "META-INF/freedom.properties", bytes("site=shop-1\nsettings.module=top\nsettings.enforced=true"),
                "top.properties", bytes("freedom.settings.extends=base\n" + lines(given, 4)),
                "base.properties", bytes("a=1\n" + lines(given, 6)),
                "META-INF/freedom-defaults.properties", bytes("b=1\n" + lines(given, 8)));
        DeploymentSettings settings =
                DeploymentSettings.load(new InMemory(files), new Surroundings(variables, properties));

        int strongest = given.indexOf(true);
        assertThat(settings.find("some.key"))
                .isEqualTo(strongest < 0 ? Optional.empty() : Optional.of("value " + strongest));
        assertThat(settings.origin("some.key"))
                .isEqualTo(strongest < 0 ? Optional.empty() : Optional.of(ORIGINS_OF_A_VALUE.get(strongest)));
    }

    private static void put(Map<String, String> values, String name, List<Boolean> given, int place) {
        if (given.get(place)) {
            values.put(name, "value " + place);
        }
    }

    private static String lines(List<Boolean> given, int place) {
        return (given.get(place) ? "%shop-1.some.key=value " + place : "") + "\n"
                + (given.get(place + 1) ? "some.key=value " + (place + 1) : "") + "\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
