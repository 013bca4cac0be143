package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionsTest {

    private static final String TODO =
            ". Set what it refers to, write a default: ${key:default}, or write \\\\${ for a text that is no expression.";

    @TempDir
    Path folder;

    TestSite site;

    @BeforeEach
    void aSite() {
        site = new TestSite(folder);
    }

    private String value(String... lines) {
        return site.settings(lines).load().get("a");
    }

    @ParameterizedTest
    @CsvSource({
        "${b}, B",
        "x${b}y${b}z, xByBz",
        "${none:d}, d",
        "${none:}x, x",
        "${none:${b}}, B",
        "${none:${nothing:c}}, c",
        "${none:::1}, ::1",
        "${none:http://h:80}, http://h:80",
        "${b:d}, B",
        "${empty:d}, ''",
        "${which${one}}, found",
        "\\\\${b}, ${b}",
        "$$, $$",
        "pa$$word, pa$$word",
        "$${b}, $B",
        "${none:pa$$word}, pa$$word",
        "C:\\\\$x, C:\\$x",
        "$b, $b",
        "50$, 50$",
        "{b}, {b}"
    })
    void itExpands(String text, String expected) {
        site.settings("a=-" + text, "b=B", "one=1", "which1=found", "empty=");
        assertThat(site.load().get("a").substring(1)).isEqualTo(expected);
    }

    @Property
    void aTextWithoutAnExpressionIsGivenAsItIs(@ForAll @CharRange(from = '\0', to = '\uffff') String any) {
        isGivenAsItIs(any);
    }

    @Property
    void dollarsBracesAndBackslashesAreText(@ForAll @Chars({'$', '{', '}', '\\', ':', 'a'}) String odd) {
        isGivenAsItIs(odd);
    }

    private static void isGivenAsItIs(String text) {
        Assume.that(!text.contains("${"));
        DeploymentSettings settings =
                DeploymentSettings.load(new InMemory(Map.of()), new Surroundings(Map.of(), Map.of("a", "-" + text)));
        assertThat(settings.get("a")).isEqualTo("-" + text);
    }

    @Test
    void aValueMayComeFromAnySource() {
        site.variable("FROM_ENVIRONMENT", "e").property("from.property", "p");
        assertThat(value("a=${from.environment}${from.property}${from.module}", "from.module=m"))
                .isEqualTo("epm");
    }

    @Test
    void whatIsMissingIsNamedWithAllThatLeadsToIt() {
        site.settings("x=1", "a=${b}/c", "b=http://${host}", "host=${c.d}");
        assertThatThrownBy(() -> site.load().get("a"))
                .hasMessage(
                        "FREEDOM-0207: Setting a has an expression that can't be expanded: it refers to \"c.d\", which"
                                + " has no value: a (settings module test (test.properties:2)) -> b (settings module test"
                                + " (test.properties:3)) -> host (settings module test (test.properties:4)) -> c.d; it comes from"
                                + " settings module test (test.properties:2)" + TODO);
    }

    @Test
    void whatIsNearToWhatIsMissingIsNamed() {
        site.settings("a=${databse.url}", "database.url=x", "b.password=${databse.url}");
        assertThatThrownBy(() -> site.load().get("a"))
                .hasMessageContaining(
                        "it refers to \"databse.url\", which has no value (near: database.url); it comes from");
        assertThatThrownBy(() -> site.load().get("b.password")).hasMessageNotContaining("near");
    }

    @Test
    void aCircleIsShownWhole() {
        site.settings("a=${b}", "b=${c:x}", "c=${b}");
        assertThatThrownBy(() -> site.load().get("a"))
                .hasMessage("FREEDOM-0207: Setting a has an expression that can't be expanded: it refers to itself: a"
                        + " (settings module test (test.properties:1)) -> b (settings module test (test.properties:2)) ->"
                        + " c (settings module test (test.properties:3)) -> b (settings module test (test.properties:2));"
                        + " it comes from settings module test (test.properties:1)" + TODO);
    }

    @Test
    void whatASecretRefersToIsNotNamed() {
        site.settings("a=${db.password}", "db.password=ti${ger}");
        assertThatThrownBy(() -> site.load().get("a"))
                .hasMessageContaining("can't be expanded: what it refers to has no value, or refers to itself;")
                .hasMessageNotContaining("ger}")
                .hasMessageNotContaining("\"ger");
    }

    @Test
    void theDefaultOfAnAnnotationIsNamedToo() {
        assertThatThrownBy(() -> site.settings("x=1").load().read(new Wanted("a", String.class, "${b}", "p")))
                .hasMessageStartingWith(
                        "FREEDOM-0207: Setting a, wanted by p, has an expression that can't be expanded: it"
                                + " refers to \"b\", which has no value; it comes from default of the annotation");
    }

    @Test
    void manyExpressionsInsideEachOtherAreAFault() {
        site.settings("a=" + "${".repeat(300_000));
        assertThatThrownBy(() -> site.load().get("a"))
                .hasMessageStartingWith(
                        "FREEDOM-0207: Setting a has an expression that can't be expanded: it has too many"
                                + " ${ inside each other");
        site.settings("a=" + "${a:".repeat(50_000) + "}".repeat(50_000));
        assertThatThrownBy(() -> site.load().get("a")).hasMessageStartingWith("FREEDOM-0207");
    }

    @Test
    void aHugeNameIsNotShownWhole() {
        site.settings("a=${" + "x".repeat(1_000) + "}");
        assertThatThrownBy(() -> site.load().get("a"))
                .hasMessageContaining("it refers to \"" + "x".repeat(200) + "...\", which has no value");
    }

    @Test
    void manyExpressionsBesideEachOtherAreNone() {
        assertThat(value("a=" + "${b}".repeat(5_000), "b=x")).hasSize(5_000);
    }

    @Test
    void aLongChainIsAFault() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            lines.add("k" + i + "=${k" + (i + 1) + "}");
        }
        lines.add("a=${k0}");
        site.settings(lines.toArray(String[]::new));
        assertThatThrownBy(() -> site.load().get("a"))
                .hasMessageContaining("can't be expanded: it takes too many steps");
    }

    @Test
    void valuesThatMultiplyAreAFault() {
        List<String> lines = new ArrayList<>(List.of("a=${k0}"));
        for (int i = 0; i < 25; i++) {
            lines.add("k" + i + "=" + ("${k" + (i + 1) + "}").repeat(2));
        }
        lines.add("k25=" + "x".repeat(1000));
        site.settings(lines.toArray(String[]::new));
        assertThatThrownBy(() -> site.load().get("a"))
                .hasMessageContaining("FREEDOM-0207: Setting a has an expression");
    }

    @Test
    void aLongTextThatRepeatsItselfIsAFault() {
        site.settings("a=" + "${b}".repeat(20), "b=" + "x".repeat(1_000_000));
        assertThatThrownBy(() -> site.load().get("a"))
                .hasMessageContaining("can't be expanded: it grows beyond 10000000 characters");
    }
}
