package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.util.TypeLiteral;
import java.io.IOException;
import java.lang.reflect.Type;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionTest {

    @TempDir
    Path folder;

    TestSite site;

    @BeforeEach
    void aSite() {
        site = new TestSite(folder);
    }

    private Object read(String text, Type type) {
        return site.settings("k=" + text, "other=1").load().read(new Wanted("k", type, null, "mysite.Site.k"));
    }

    private Object missing(Type type) {
        return site.settings("other=1").load().read(new Wanted("k", type, null, "mysite.Site.k"));
    }

    @Test
    void primitivesAndTheirWrappers() {
        assertThat(read("5", int.class)).isEqualTo(5);
        assertThat(read(" 5 ", Integer.class)).isEqualTo(5);
        assertThat(read("5", long.class)).isEqualTo(5L);
        assertThat(read("5", short.class)).isEqualTo((short) 5);
        assertThat(read("5", byte.class)).isEqualTo((byte) 5);
        assertThat(read("0.5", double.class)).isEqualTo(0.5);
        assertThat(read("0.5", float.class)).isEqualTo(0.5f);
        assertThat(read("x", char.class)).isEqualTo('x');
    }

    @ParameterizedTest
    @CsvSource({"true,true", "YES,true", "on,true", "1,true", "false,false", "No,false", "off,false", "0,false"})
    void booleans(String text, boolean value) {
        assertThat(read(text, boolean.class)).isEqualTo(value);
    }

    @Test
    void aMisspeltBooleanIsAnErrorNotFalse() {
        assertThatThrownBy(() -> read("ture", boolean.class))
                .hasMessage("FREEDOM-0206: Setting k, wanted by mysite.Site.k, is \"ture\", which can't be converted to"
                        + " boolean (use true or false); the value comes from settings module test (test.properties:1)."
                        + " Correct it there.");
    }

    @ParameterizedTest
    @CsvSource({
        "5s, PT5S",
        "10m, PT10M",
        "500ms, PT0.5S",
        "2h, PT2H",
        "1d, PT24H",
        "2 h, PT2H",
        "PT1M30S, PT1M30S",
        "0s, PT0S"
    })
    void durations(String text, Duration value) {
        assertThat(read(text, Duration.class)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5 weeks", "-5s", "99999999999999999999d", "9223372036854775807d"})
    void whatIsNoDurationIsAnError(String text) {
        assertThatThrownBy(() -> read(text, Duration.class)).hasMessageStartingWith("FREEDOM-0206: Setting k,");
    }

    @Test
    void enumsByNameOrWithDashes() {
        assertThat(read("MONDAY", DayOfWeek.class)).isEqualTo(DayOfWeek.MONDAY);
        assertThat(read("read-only", Access.class)).isEqualTo(Access.READ_ONLY);
        assertThatThrownBy(() -> read("read", Access.class)).hasMessageContaining("can't be converted to Access (");
    }

    @Test
    void theTypesOfTheJdk() throws IOException {
        assertThat(read("a b", String.class)).isEqualTo("a b");
        assertThat(read("/var/x", Path.class)).isEqualTo(Path.of("/var/x"));
        assertThat(read("http://a/b", URI.class)).isEqualTo(URI.create("http://a/b"));
        assertThat(read("http://a/b", URL.class)).hasToString("http://a/b");
        assertThat(read("de_AT", Locale.class)).isEqualTo(Locale.forLanguageTag("de-AT"));
        assertThat(read("utf-8", Charset.class)).isEqualTo(StandardCharsets.UTF_8);
        assertThat(read("Europe/Vienna", ZoneId.class)).isEqualTo(ZoneId.of("Europe/Vienna"));
        assertThat(read("127.0.0.1", InetAddress.class)).isEqualTo(InetAddress.getByName("127.0.0.1"));
        assertThat(read("java.lang.String", Class.class)).isEqualTo(String.class);
        assertThat(read("java.lang.String", new TypeLiteral<Class<?>>() {}.getType()))
                .isEqualTo(String.class);
    }

    @Test
    void aClassMustBeWhatTheTypeSays() {
        Type type = new TypeLiteral<Class<? extends Number>>() {}.getType();
        assertThat(read("java.lang.Integer", type)).isEqualTo(Integer.class);
        assertThatThrownBy(() -> read("java.lang.String", type))
                .hasMessageContaining("can't be converted to Class<? extends Number> (it is no java.lang.Number)");
    }

    @ParameterizedTest
    @ValueSource(classes = {URI.class, URL.class, Locale.class, Charset.class, ZoneId.class, Class.class, int.class})
    void whatTheseCantReadIsAnError(Class<?> type) {
        assertThatThrownBy(() -> read("?? ??", type)).hasMessageStartingWith("FREEDOM-0206: Setting k,");
    }

    @Test
    void aTypeOfTheSiteConvertsItself() {
        assertThat(read("5 EUR", Money.class)).isEqualTo(new Money("5 EUR"));
    }

    @Test
    void theReasonOfATypesOwnConversionIsShown() {
        assertThatThrownBy(() -> read("?", Money.class))
                .hasMessageContaining("converted to Money (no amount)")
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void optionals() {
        Type type = new TypeLiteral<Optional<Duration>>() {}.getType();
        assertThat(read("5s", type)).isEqualTo(Optional.of(Duration.ofSeconds(5)));
        assertThat(read("", type)).isEqualTo(Optional.empty());
        assertThat(missing(type)).isEqualTo(Optional.empty());
        assertThat(read("5", OptionalInt.class)).isEqualTo(OptionalInt.of(5));
        assertThat(missing(OptionalInt.class)).isEqualTo(OptionalInt.empty());
        assertThat(read("5", OptionalLong.class)).isEqualTo(OptionalLong.of(5));
        assertThat(missing(OptionalLong.class)).isEqualTo(OptionalLong.empty());
        assertThat(read("0.5", OptionalDouble.class)).isEqualTo(OptionalDouble.of(0.5));
        assertThat(missing(OptionalDouble.class)).isEqualTo(OptionalDouble.empty());
    }

    @Test
    void anOptionalOfAWrongValueIsAnError() {
        assertThatThrownBy(() -> read("x", OptionalInt.class)).hasMessageStartingWith("FREEDOM-0206");
    }

    @Test
    void listsSetsAndArraysWithCommas() {
        assertThat(read("1, 2,3", new TypeLiteral<List<Integer>>() {}.getType()))
                .isEqualTo(List.of(1, 2, 3));
        assertThat(read("a,b\\\\,c", new TypeLiteral<List<String>>() {}.getType()))
                .isEqualTo(List.of("a", "b,c"));
        assertThat(read("b,a,b", new TypeLiteral<Set<String>>() {}.getType())).isEqualTo(Set.of("a", "b"));
        assertThat(read("1,2", int[].class)).isEqualTo(new int[] {1, 2});
        assertThat(read("a,b", new TypeLiteral<Optional<List<String>>>() {}.getType()))
                .isEqualTo(Optional.of(List.of("a", "b")));
        assertThat(read("5s,1m", Duration[].class))
                .isEqualTo(new Duration[] {Duration.ofSeconds(5), Duration.ofMinutes(1)});
    }

    @Test
    void listsWithIndexes() {
        Type type = new TypeLiteral<List<Integer>>() {}.getType();
        site.settings("k[0]=1", "k[1]=2");
        assertThat(site.load().read(new Wanted("k", type, null, null))).isEqualTo(List.of(1, 2));
        site.variable("K", "7,8");
        assertThat(site.load().read(new Wanted("k", type, null, null))).isEqualTo(List.of(7, 8));
    }

    @Test
    void aListThatIsNotSetIsAnError() {
        assertThatThrownBy(() -> missing(new TypeLiteral<List<String>>() {}.getType()))
                .hasMessageStartingWith(
                        "FREEDOM-0205: Setting k (List<String>), wanted by mysite.Site.k, has no value.");
    }

    @Test
    void mapsOfWhatIsBelowTheKey() {
        site.settings("k.a=1", "k.b=2", "k.\"x.y\"=3");
        assertThat(site.load().read(new Wanted("k", new TypeLiteral<Map<String, Integer>>() {}.getType(), null, null)))
                .isEqualTo(Map.of("a", 1, "b", 2, "x.y", 3));
    }

    @Test
    void theDefaultOfAnAnnotationIsConvertedAndExpanded() {
        DeploymentSettings settings = site.settings("root=/srv").load();
        assertThat(settings.read(new Wanted("k", Path.class, "${root}/x", "p"))).isEqualTo(Path.of("/srv/x"));
        assertThatThrownBy(() -> settings.read(new Wanted("k", int.class, "x", "p")))
                .hasMessageEndingWith("; the value comes from default of the annotation. Correct it there.");
    }

    @Test
    void aTypeVariableIsNotSupported() {
        Type variable = List.class.getTypeParameters()[0];
        assertThatThrownBy(() -> read("1", variable)).hasMessageStartingWith("FREEDOM-0209: Setting k,");
    }

    enum Access {
        READ_ONLY
    }

    record Money(String text) {
        public static Money parse(CharSequence text) {
            if (text.toString().startsWith("?")) {
                throw new IllegalStateException("no amount");
            }
            return new Money(text.toString());
        }
    }
}
