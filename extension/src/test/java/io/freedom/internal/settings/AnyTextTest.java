package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.SettingException;
import io.freedom.SettingsGroup;
import jakarta.enterprise.util.TypeLiteral;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the text and the type: a value, or a fault of ours. */
class AnyTextTest {

    private final TestSite site;
    private final DeploymentSettings loaded;

    AnyTextTest() {
        try {
            site = new TestSite(Files.createTempDirectory(Path.of("target"), "any-text")).settings("k=unused");
            loaded = site.load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Property(tries = 300)
    void aTextIsAValueOrAFault(@ForAll("texts") String text, @ForAll("types") Type type) {
        DeploymentSettings settings = site.property("k", text).load();
        try {
            assertThat(settings.read(new Wanted("k", type, null, "mysite.Site.k")))
                    .isNotNull();
        } catch (SettingException e) {
            assertThat(e.id()).matches("FREEDOM-02\\d\\d");
            assertThat(e.getMessage()).startsWith(e.id() + ": Setting k");
        }
    }

    @Property(tries = 5_000)
    void aDefaultIsAValueOrAFault(@ForAll("texts") String text, @ForAll("types") Type type) {
        try {
            assertThat(loaded.read(new Wanted("other", type, text, "mysite.Site.k")))
                    .isNotNull();
        } catch (SettingException e) {
            assertThat(e.id()).matches("FREEDOM-02\\d\\d");
        }
    }

    @Property(tries = 500)
    void aGroupIsMadeOrHasFaults(
            @ForAll("texts") String text, @ForAll("keys") String key, @ForAll("groups") Class<?> type) {
        DeploymentSettings settings = site.property(key, text)
                .variable(key.replaceAll("[^a-z0-9]", "_").toUpperCase(Locale.ROOT), text)
                .load();
        List<SettingException> faults = new ArrayList<>();
        Optional<Object> group = settings.readGroup(type, "g", "mysite.Site.g", GroupConstraints.NONE, faults::add);
        assertThat(group.isPresent()).isEqualTo(faults.isEmpty());
        assertThat(faults).extracting(SettingException::id).allMatch(id -> id.matches("FREEDOM-02\\d\\d"));
        assertThat(FaultReport.of(faults) == null).isEqualTo(faults.isEmpty());
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> anything = Arbitraries.strings().ofMaxLength(30).filter(text -> text.indexOf('\0') < 0);
        Arbitrary<String> nearlyRight = Arbitraries.strings()
                .withChars("0123456789-+.eE:/[]%,;${}\\ PTDHMSxabcdefZ_\"'\n\t()*^&=@#?")
                .ofMaxLength(20);
        Arbitrary<String> right = Arbitraries.of(
                "1",
                "-1",
                "5s",
                "true",
                "a,b",
                "P1D",
                "PT1S",
                "2026-01-01",
                "2026-01-01T00:00:00Z",
                "UTC",
                "EUR",
                "de-AT",
                "::1",
                "127.0.0.1",
                "utf-8",
                "java.lang.String",
                "[I",
                "[[Ljava.lang.String;",
                "http://a/b",
                "jar:x!/",
                "NaN",
                "Infinity",
                "1e999999999",
                "0x1p3",
                "MONDAY",
                "monday",
                "/a/b",
                "file:///",
                "${k}",
                "${a:${b}}",
                "99999999999999999999d",
                "9223372036854775807ms",
                "9223372036854775807d",
                "\uD800",
                "[a-",
                "(?<a>)");
        return Arbitraries.oneOf(
                anything, nearlyRight, right, right.list().ofMaxSize(3).map(all -> String.join(",", all)));
    }

    @Provide
    Arbitrary<Type> types() {
        return Arbitraries.of(
                int.class,
                long.class,
                short.class,
                byte.class,
                char.class,
                boolean.class,
                float.class,
                double.class,
                Integer.class,
                Long.class,
                Short.class,
                Byte.class,
                Character.class,
                Boolean.class,
                Float.class,
                Double.class,
                String.class,
                DayOfWeek.class,
                OptionalInt.class,
                OptionalLong.class,
                OptionalDouble.class,
                int[].class,
                String[].class,
                Duration[].class,
                Duration.class,
                Path.class,
                URI.class,
                URL.class,
                Locale.class,
                Charset.class,
                ZoneId.class,
                ZoneOffset.class,
                InetAddress.class,
                Class.class,
                Period.class,
                Instant.class,
                LocalDate.class,
                LocalDateTime.class,
                BigDecimal.class,
                BigInteger.class,
                UUID.class,
                Currency.class,
                File.class,
                Pattern.class,
                Object.class,
                Runnable.class,
                new TypeLiteral<Class<? extends Number>>() {}.getType(),
                new TypeLiteral<Optional<Duration>>() {}.getType(),
                new TypeLiteral<Optional<List<Integer>>>() {}.getType(),
                new TypeLiteral<List<ZoneId>>() {}.getType(),
                new TypeLiteral<List<URL>>() {}.getType(),
                new TypeLiteral<Set<Locale>>() {}.getType(),
                new TypeLiteral<Map<String, Integer>>() {}.getType(),
                new TypeLiteral<List<Optional<String>>>() {}.getType());
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.oneOf(
                Arbitraries.of("g.name", "g.pools[0].size", "g.pools[9].size", "g.pools[x].size", "g.pools[-1].size"),
                Arbitraries.of(
                        "g.map.a.size", "g.map.\"a.b\".size", "g.map.\"a", "g.map..size", "g.map.", "g.pools[", "g."),
                Arbitraries.of(
                        "g.pools[99999999999].size", "g.pools[0]", "g.map", "g.maybe", "g.maybe.", "g.maybe.size"),
                Arbitraries.strings().withChars("abg.[]0\"-").ofMaxLength(8).map(rest -> "g." + rest));
    }

    @Provide
    Arbitrary<Class<?>> groups() {
        return Arbitraries.of(AsInterface.class, AsRecord.class);
    }

    @SettingsGroup("g")
    interface AsInterface {
        Optional<String> name();

        List<Pool> pools();

        Map<String, Pool> map();

        Optional<Pool> maybe();
    }

    @SettingsGroup("g")
    record AsRecord(Optional<String> name, List<Pool> pools, Map<Integer, Pool> map, Optional<Pool> maybe) {}

    record Pool(Optional<Integer> size) {
        Pool {
            if (size.orElse(0) < 0) {
                throw new IllegalStateException("too small");
            }
        }
    }
}
