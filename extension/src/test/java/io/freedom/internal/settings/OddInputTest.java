package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.SettingException;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** Whatever is written somewhere ends in a value, or in a fault that has an id; nothing else is thrown. */
class OddInputTest {

    private static final Type NUMBERS = new TypeLiteral<List<Integer>>() {}.getType();
    private static final Type MAP = new TypeLiteral<Map<String, String>>() {}.getType();
    private static final String SITE_FILE = "META-INF/freedom.properties";
    private static final String MODULE = "settings.module=m\nsettings.enforced=true\n";

    private static final Arbitrary<String> TOKENS = Arbitraries.of(
            "a",
            "b",
            "a.b",
            "k",
            "page-size",
            "%shop.",
            "%",
            "${",
            "}",
            "${a}",
            "${b:",
            ":",
            "=",
            "\\",
            "\\\\",
            "\n",
            "\r",
            " ",
            ".",
            "..",
            "[0]",
            "[",
            "]",
            "[99999999999]",
            "[-1]",
            "\"",
            "_",
            "__",
            ",",
            "#",
            "$",
            "$$",
            "é",
            "\t",
            "0",
            "12",
            "freedom.",
            "freedom.settings.extends",
            "m",
            "-",
            "'",
            "{",
            "&a ",
            "*a",
            "? ",
            "- ",
            "|",
            ">",
            "!!int ",
            "!x ",
            "<<",
            "---",
            "...",
            "\u0000",
            "\u2028",
            "\uFFFE");

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> anything = Arbitraries.strings().ofMaxLength(4).map(OddInputTest::encodable);
        return Arbitraries.frequencyOf(Tuple.of(8, TOKENS), Tuple.of(1, anything))
                .list()
                .ofMaxSize(14)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<Map<String, String>> variables() {
        return Arbitraries.maps(texts(), texts()).ofMaxSize(8);
    }

    private static String encodable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Property(tries = 1000)
    void anyBytesInAPropertiesModule(@ForAll byte[] bytes) {
        isRead(Map.of(SITE_FILE, text(MODULE), "m.properties", bytes), Map.of(), Map.of());
    }

    @Property(tries = 2000)
    void anyTextInAPropertiesModule(@ForAll("texts") String text) {
        isRead(Map.of(SITE_FILE, text(MODULE), "m.properties", text("a=1\n" + text)), Map.of(), Map.of());
    }

    @Property(tries = 1000)
    void anyBytesInAYamlModule(@ForAll byte[] bytes) {
        isRead(Map.of(SITE_FILE, text(MODULE), "m.yaml", bytes), Map.of(), Map.of());
    }

    @Property(tries = 2000)
    void anyTextInAYamlModule(@ForAll("texts") String text) {
        isRead(Map.of(SITE_FILE, text(MODULE), "m.yaml", text("a: 1\n" + text)), Map.of(), Map.of());
    }

    @Property(tries = 1000)
    void anyTextInTheSitesFiles(@ForAll("texts") String file, @ForAll("texts") String defaults) {
        isRead(
                Map.of(
                        SITE_FILE,
                        text("site=" + file),
                        "META-INF/freedom-defaults.properties",
                        text(defaults),
                        "META-INF/freedom-command.properties",
                        text("settings.module=" + defaults)),
                Map.of(),
                Map.of());
    }

    @Property(tries = 1000)
    void anyNameOfAModule(@ForAll("texts") String name) {
        isRead(Map.of(), Map.of("FREEDOM_SETTINGS_MODULE", name), Map.of());
    }

    @Property(tries = 1000)
    void anyEnvironmentAndAnySystemProperties(
            @ForAll("variables") Map<String, String> variables, @ForAll("variables") Map<String, String> properties) {
        isRead(
                Map.of(SITE_FILE, text("site=shop\n" + MODULE), "m.properties", text("a=${b:1}\nk[0]=1")),
                variables,
                properties);
    }

    @Test
    void anExpressionOfNothingBesideAKeyOfNothingButTheSitesPrefix() {
        isRead(
                Map.of(SITE_FILE, text("site=shop\n" + MODULE), "m.properties", text("a=1")),
                Map.of(),
                Map.of("k", "${", "", "", "%shop.", ""));
    }

    @Property(tries = 1000)
    void anyKeyThatIsAskedFor(@ForAll("texts") String key, @ForAll("texts") String prefix) {
        withSite(Map.of(SITE_FILE, text(MODULE), "m.properties", text("a=1\nk.b=2\nk[0]=1")), site -> {
            DeploymentSettings settings = load(site, Map.of(), Map.of());
            ask(() -> settings.find(key));
            ask(() -> settings.below(prefix));
            ask(() -> settings.origin(key));
            ask(() -> settings.read(new Wanted(prefix, NUMBERS, key, "p")));
        });
    }

    @Test
    void aHugeModuleIsRead() {
        StringBuilder text =
                new StringBuilder("long=").append("x".repeat(1_000_000)).append('\n');
        text.append("words=").append("://key=".repeat(200_000)).append('\n');
        for (int i = 0; i < 100_000; i++) {
            text.append("key.").append(i).append("=").append("y".repeat(70)).append('\n');
        }
        withSite(Map.of(SITE_FILE, text(MODULE), "m.properties", text(text.toString())), site -> {
            DeploymentSettings settings = load(site, Map.of(), Map.of());
            assertThat(settings.get("long")).hasSize(1_000_000);
            assertThat(settings.get("words")).hasSize(1_400_000);
            assertThat(settings.keys()).hasSize(100_002);
            ask(() -> settings.get("words", int.class));
        });
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void isRead(
            Map<String, byte[]> files, Map<String, String> variables, Map<String, String> properties) {
        withSite(files, site -> ask(() -> readAll(load(site, variables, properties))));
    }

    private static DeploymentSettings load(
            ClassLoader site, Map<String, String> variables, Map<String, String> properties) {
        return DeploymentSettings.load(site, new Surroundings(variables, properties));
    }

    private static Object readAll(DeploymentSettings settings) {
        settings.faults().forEach(OddInputTest::hasId);
        for (String key : settings.keys()) {
            ask(() -> settings.find(key));
            ask(() -> settings.get(key, int.class));
            ask(() -> settings.origin(key));
        }
        for (String key : List.of("a", "k", "page-size", "freedom.mapping")) {
            ask(() -> settings.find(key));
            ask(() -> settings.below(key));
            ask(() -> settings.read(new Wanted(key, NUMBERS, null, null)));
            ask(() -> settings.read(new Wanted(key, MAP, null, "p")));
        }
        return settings.toString();
    }

    private static void ask(Supplier<?> question) {
        try {
            assertThat(question.get()).isNotNull();
        } catch (SettingException e) {
            hasId(e);
        }
    }

    private static void hasId(SettingException fault) {
        assertThat(fault).hasMessageMatching("(?s)FREEDOM-02\\d\\d: .*\\.");
    }

    private static void withSite(Map<String, byte[]> files, Consumer<ClassLoader> test) {
        test.accept(new InMemory(files));
    }
}
