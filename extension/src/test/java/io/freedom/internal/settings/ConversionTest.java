package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.SettingConverter;
import jakarta.enterprise.util.TypeLiteral;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
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

    @Test
    void theTypesOfTheJdkThatReadTextsThemselves() {
        assertThat(read("P2W", Period.class)).isEqualTo(Period.ofWeeks(2));
        assertThat(read("2026-01-01T00:00:00Z", Instant.class)).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(read("2026-01-01", LocalDate.class)).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(read("10:15", LocalTime.class)).isEqualTo(LocalTime.of(10, 15));
        assertThat(read("1.50", BigDecimal.class)).isEqualTo(new BigDecimal("1.50"));
        assertThat(read("+01:00", ZoneOffset.class)).isEqualTo(ZoneOffset.ofHours(1));
        assertThat(read("00000000-0000-0000-0000-000000000001", UUID.class)).isEqualTo(new UUID(0, 1));
        assertThat(read("EUR", Currency.class)).isEqualTo(Currency.getInstance("EUR"));
        assertThat(read("/a", File.class)).isEqualTo(new File("/a"));
        assertThat(read("a+b", Pattern.class)).hasToString("a+b");
    }

    @ParameterizedTest
    @ValueSource(classes = {OfString.class, ValueOfString.class, ParseText.class, FromString.class})
    void typesOfTheSiteConvertThemselves(Class<?> type) {
        assertThat(read("five", type)).hasToString("five");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, /127.0.0.1",
        "localhost, localhost/127.0.0.1",
        "::1, /0:0:0:0:0:0:0:1",
        "[::1], /0:0:0:0:0:0:0:1",
        "fe80::1%1, /fe80:0:0:0:0:0:0:1%1",
        "::ffff:1.2.3.4, /1.2.3.4",
        "255.255.255.255, /255.255.255.255"
    })
    void addresses(String text, String address) {
        assertThat(read(text, InetAddress.class)).hasToString(address);
    }

    /** Each would be looked up by its name otherwise, or be another address than a person thinks. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.invalid",
                "256.1.1.1",
                "1.2.3",
                "1",
                "cafe",
                "[x]",
                "1::2::3",
                ":",
                "a b:",
                "fe80::1%nothing"
            })
    void whatIsNoAddressIsAnErrorAndNotLookedUp(String text) {
        assertThatThrownBy(() -> read(text, InetAddress.class))
                .hasMessageStartingWith("FREEDOM-0206: Setting k, wanted by mysite.Site.k, is \"" + text + "\"");
    }

    @Test
    void whatWouldLookUrlsUpIsAnError() {
        assertThatThrownBy(() -> read("http://a.invalid", new TypeLiteral<Set<URL>>() {}.getType()))
                .hasMessage("FREEDOM-0209: Setting k, wanted by mysite.Site.k, has the type Set<URL>, which would look"
                        + " every host up in the network. Use URI.");
        assertThatThrownBy(() -> missing(new TypeLiteral<Map<URL, String>>() {}.getType()))
                .hasMessageContaining("FREEDOM-0209");
        assertThat(read("http://a.invalid", new TypeLiteral<List<URL>>() {}.getType()))
                .hasToString("[http://a.invalid]");
    }

    static Stream<Type> unsupported() {
        return Stream.of(
                Object.class,
                Runnable.class,
                String[][].class,
                List.class,
                Optional.class,
                new TypeLiteral<List<Optional<String>>>() {}.getType(),
                new TypeLiteral<List<OptionalInt>>() {}.getType(),
                new TypeLiteral<List<List<String>>>() {}.getType(),
                new TypeLiteral<List<String[]>>() {}.getType(),
                new TypeLiteral<List<?>>() {}.getType(),
                new TypeLiteral<List<String>[]>() {}.getType(),
                new TypeLiteral<Optional<Optional<String>>>() {}.getType(),
                new TypeLiteral<Map<String, Map<String, String>>>() {}.getType(),
                new TypeLiteral<Map<String, Optional<String>>>() {}.getType(),
                new TypeLiteral<Map<List<String>, String>>() {}.getType());
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void anotherTypeIsAnErrorWhetherThereIsAValueOrNot(Type type) {
        assertThatThrownBy(() -> read("1", type)).hasMessageStartingWith("FREEDOM-0209: Setting k, wanted by");
        assertThatThrownBy(() -> missing(type)).hasMessageStartingWith("FREEDOM-0209: Setting k, wanted by");
    }

    @ParameterizedTest
    @ValueSource(classes = {URI.class, URL.class, Locale.class, Charset.class, ZoneId.class, Class.class, int.class})
    void whatTheseCantReadIsAnError(Class<?> type) {
        assertThatThrownBy(() -> read("?? ??", type)).hasMessageStartingWith("FREEDOM-0206: Setting k,");
    }

    @Test
    void whatIsNoLocaleOrCharsetSaysWhatToWrite() {
        assertThatThrownBy(() -> read("de-Oesterreich", Locale.class))
                .hasMessageContaining("can't be converted to Locale (write a language tag such as de or en-GB)");
        assertThatThrownBy(() -> read("utf-9", Charset.class))
                .hasMessageContaining("(write the name of a charset of this JVM, such as utf-8)");
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
    void mapsOfListsAndSets() {
        site.settings("k.a=1,2", "k.b[0]=3", "k.b[1]=4");
        assertThat(site.load()
                        .read(new Wanted("k", new TypeLiteral<Map<String, List<Integer>>>() {}.getType(), null, null)))
                .isEqualTo(Map.of("a", List.of(1, 2), "b", List.of(3, 4)));
    }

    @Test
    void keysOfMapsAreConverted() {
        site.settings("k.MONDAY=1", "k.friday=2");
        Type type = new TypeLiteral<Map<DayOfWeek, Integer>>() {}.getType();
        assertThat(site.load().read(new Wanted("k", type, null, null)))
                .isEqualTo(Map.of(DayOfWeek.MONDAY, 1, DayOfWeek.FRIDAY, 2));
    }

    @Test
    void theSitesOwnConverterWins() {
        Map<Type, SettingConverter<?>> own = Map.of(
                Integer.class,
                Integer::decode,
                new TypeLiteral<List<String>>() {}.getType(),
                text -> List.of(text.split(";")),
                Money.class,
                text -> new Money("own " + text));
        DeploymentSettings settings = site.settings("k=0x10", "l=a;b").load(own::get);
        assertThat(settings.read(new Wanted("k", int.class, null, null))).isEqualTo(16);
        assertThat(settings.get("k", int.class)).isEqualTo(16);
        assertThat(settings.read(new Wanted("k", OptionalInt.class, null, null)))
                .isEqualTo(OptionalInt.of(16));
        assertThat(settings.read(new Wanted("k", int[].class, null, null))).isEqualTo(new int[] {16});
        assertThat(settings.read(new Wanted("l", new TypeLiteral<List<String>>() {}.getType(), null, null)))
                .isEqualTo(List.of("a", "b"));
        assertThat(settings.read(new Wanted("k", Money.class, null, null))).isEqualTo(new Money("own 0x10"));
        assertThat(settings.find("nothing", Money.class)).isEmpty();
    }

    @Test
    void whatAnOwnConverterThrowsIsTheReason() {
        SettingConverter<Integer> own = text -> {
            throw new UnsupportedOperationException("no numbers today");
        };
        assertThatThrownBy(() -> site.settings("k=1").load(type -> own).read(new Wanted("k", int.class, null, "p")))
                .hasMessageContaining(
                        "FREEDOM-0206: Setting k, wanted by p, is \"1\", which can't be converted to int (no"
                                + " numbers today)")
                .hasCauseInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void whatAnOwnConverterSaysOfASecretIsNotShown() {
        SettingConverter<Integer> own = text -> {
            throw new IllegalArgumentException("not good: " + text);
        };
        assertThatThrownBy(() -> site.settings("password=tiger")
                        .load(type -> own)
                        .read(new Wanted("password", int.class, null, "p")))
                .hasMessageContaining("is \"*****\", which can't be converted to int;")
                .hasMessageNotContaining("tiger")
                .hasNoCause();
    }

    @Test
    void anOwnConverterThatGivesNothingIsAnError() {
        assertThatThrownBy(() ->
                        site.settings("k=1").load(type -> text -> null).read(new Wanted("k", int.class, null, "p")))
                .hasMessageContaining("(the converter gave no value)");
    }

    @Test
    void aTypeWhoseInitializerFailsIsAnError() {
        assertThatThrownBy(() -> read("1", Unusable.class))
                .hasMessageStartingWith("FREEDOM-0206: Setting k, wanted by mysite.Site.k, is \"1\"");
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

    record OfString(String text) {
        public static OfString of(String text) {
            return new OfString(text);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static final class ValueOfString {
        private final String text;

        private ValueOfString(int unused, String text) {
            this.text = text;
        }

        public static ValueOfString valueOf(String text) {
            return new ValueOfString(0, text);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static final class ParseText {
        private final CharSequence text;

        private ParseText(int unused, CharSequence text) {
            this.text = text;
        }

        public static ParseText parse(CharSequence text) {
            return new ParseText(0, text);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    static final class FromString {
        private final String text;

        public FromString(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static final class Unusable {
        static final int NUMBER = Integer.parseInt("none");

        public Unusable(String text) {}
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
