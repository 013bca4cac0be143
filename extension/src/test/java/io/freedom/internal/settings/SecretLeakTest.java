package io.freedom.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.Setting;
import io.freedom.SettingException;
import io.freedom.internal.validation.SiteConstraints;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Tries to get a secret out of everything that describes settings, in every way to write one and to provoke a fault. */
class SecretLeakTest {

    /** Stands for the secret in a form, and for the key of a setting that has it. */
    private static final String TOKEN = "<token>";

    private static final String KEY = "<key>";

    @Property(tries = 120)
    void aSecretSettingIsNeverShown(
            @ForAll("secretKeys") String key,
            @ForAll("formsOfSecrets") String form,
            @ForAll("tokens") String token,
            @ForAll boolean fromEnvironment)
            throws IOException {
        String value = form.replace(TOKEN, token).replace(KEY, key);
        Map<String, String> settings = new TreeMap<>(Map.of("page.size", "x"));
        settings.put(Secrets.KEY, "listed.name, *.pin");
        TestSite site = site();
        if (fromEnvironment) {
            site.variable(key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), value);
        } else {
            settings.put(key, value);
        }
        DeploymentSettings loaded = load(site, settings);
        loaded.markSecret("marked.name");
        assertThatNobodySays(token, loaded, key);
    }

    @Property(tries = 200)
    void aSecretInsideAnotherSettingIsNeverShown(
            @ForAll("secretKeys") String key,
            @ForAll("formsAroundSecrets") String form,
            @ForAll("formsAroundSecrets") String otherForm,
            @ForAll("tokens") String token)
            throws IOException {
        Map<String, String> settings = new TreeMap<>();
        settings.put(Secrets.KEY, "listed.name, *.pin");
        settings.put("which", key);
        settings.put("step", "${" + key + "}");
        settings.put("steps", "x${step}");
        settings.put(key, token);
        settings.put("shop.plain", form.replace(TOKEN, token).replace(KEY, key));
        settings.put("shop.list[0]", otherForm.replace(TOKEN, token).replace(KEY, key));
        settings.put("shop.list[1]", "2");
        DeploymentSettings loaded = load(site(), settings);
        loaded.markSecret("marked.name");
        assertThat(loaded.get(key)).as("what the site sees").isEqualTo(token);
        assertThatNobodySays(token, loaded, key, "shop.plain", "shop.list", "shop.list[0]", "shop");
    }

    /** What the site's own code says of its groups: the constructors of records, and constraints. */
    @Property(tries = 100)
    void aSecretInsideAGroupIsNeverShown(
            @ForAll("keysInsideGroups") String key,
            @ForAll boolean withPrefix,
            @ForAll("quotingGroups") Class<?> group,
            @ForAll("tokens") String token)
            throws IOException {
        String prefix = withPrefix ? "shop" : "";
        Map<String, String> settings = new TreeMap<>();
        settings.put(Secrets.KEY, "*.pin");
        settings.put("vault.password", token);
        String value = key.endsWith("url") ? "x${vault.password}" : token;
        settings.put((withPrefix ? "shop." : "") + key, value);
        TestSite site = site().file("META-INF/validation.xml", """
                <validation-config xmlns="https://jakarta.ee/xml/ns/validation/configuration" version="3.0">
                  <message-interpolator>org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator</message-interpolator>
                </validation-config>
                """);
        DeploymentSettings loaded = load(site, settings);
        try (EverythingSaid said = new EverythingSaid()) {
            List<SettingException> faults = new ArrayList<>();
            try (SiteConstraints constraints = SiteConstraints.of(site.loader())) {
                loaded.readGroup(group, prefix, "mysite.Site.shop", constraints, faults::add);
            }
            faults.forEach(said::say);
            String id = group.isRecord() ? "FREEDOM-0223" : "FREEDOM-0225";
            assertThat(faults).isNotEmpty().extracting(SettingException::id).containsOnly(id);
            assertThat(said.linesWith(token)).isEmpty();
        }
    }

    @Provide
    Arbitrary<String> keysInsideGroups() {
        return Arbitraries.of(
                "login.password",
                "login.pin",
                "login.url",
                "maybe.password",
                "maybe.url",
                "passwords",
                "passwords[0]",
                "urls.url",
                "urls.pin",
                "urls.\"a.password\"",
                "logins[0].password",
                "logins[3].url",
                "named.a.pin",
                "named.\"a.b\".password");
    }

    @Provide
    Arbitrary<Class<?>> quotingGroups() {
        return Arbitraries.of(Refusing.class, Quoted.class, QuotedMembers.class);
    }

    @Provide
    Arbitrary<String> tokens() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withCharRange('A', 'Z').ofLength(14),
                Arbitraries.strings().numeric().ofLength(25).filter(digits -> !digits.startsWith("0")));
    }

    @Provide
    Arbitrary<String> secretKeys() {
        Arbitrary<String> segment =
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(4);
        Arbitrary<String> word = Arbitraries.of(Secrets.WORDS.split("\\|"));
        Arbitrary<String> looksSecret = Combinators.combine(
                        segment, word, segment, segment, Arbitraries.integers().between(0, 6))
                .as((before, secret, after, other, shape) -> switch (shape) {
                    case 0 -> secret;
                    case 1 -> other + "." + secret;
                    case 2 -> secret + "." + other;
                    case 3 -> other + "." + before + secret.toUpperCase(Locale.ROOT) + after;
                    case 4 -> other + "." + before + "-" + secret + ".x." + after;
                    case 5 -> (other + "_" + secret).toUpperCase(Locale.ROOT);
                    default -> other + "." + secret + "[0]";
                });
        return Arbitraries.frequencyOf(
                Tuple.of(6, looksSecret),
                Tuple.of(2, segment.map(name -> name + ".pin")),
                Tuple.of(
                        2,
                        Arbitraries.of(
                                "listed.name", "listed.name.x", "marked.name", "marked.name[0]", "marked.name.y")));
    }

    @Provide
    Arbitrary<String> formsOfSecrets() {
        return Arbitraries.of(
                TOKEN,
                TOKEN + "," + TOKEN,
                "1," + TOKEN,
                "ab${" + TOKEN + "}",
                "${" + TOKEN + ":}",
                "${no.such:" + TOKEN + "}",
                "${no.such.${page.size}:" + TOKEN + "}",
                TOKEN + "${" + KEY + "}",
                "${" + TOKEN + "::x}",
                "${" + TOKEN,
                "\\${" + TOKEN + "}",
                "x://u:" + TOKEN + "@h");
    }

    @Provide
    Arbitrary<String> formsAroundSecrets() {
        return Arbitraries.of(
                "jdbc:postgresql://u:" + TOKEN + "@h/db?ssl=true",
                "jdbc:postgresql://h/db?user=u&password=" + TOKEN + "&x=1",
                "jdbc:postgresql://u:" + TOKEN + "@h/db?password=" + TOKEN,
                "redis://:" + TOKEN + "@h",
                "https://h/?a=b&token=" + TOKEN + "&c=d",
                "https://h/?%74o%6Ben=" + TOKEN,
                "https://h/?next=x%3A%2F%2Fu%3A" + TOKEN + "%40h",
                "jdbc:oracle:thin:u/" + TOKEN + "@h",
                "jdbc:sqlserver://h;user=u;password={" + TOKEN + ";" + TOKEN + "}",
                "jdbc:sqlserver://h;password=a@" + TOKEN + ";x=1",
                "https://h/a,https://u:" + TOKEN + "@h/b,https://h/c",
                "host=h password = " + TOKEN,
                "{\"apiKey\": \"" + TOKEN + "\"}",
                "${" + KEY + "}",
                "a${" + KEY + "}b",
                "${step}",
                "a,${steps},b",
                "${${which}}",
                "${no.${which}}",
                "${no.${" + KEY + "}}",
                "${${" + KEY + "}:1}",
                "${no.${step}:${" + KEY + "}}",
                "${" + KEY + ":" + TOKEN + "}",
                "${no.such${" + KEY + ":" + TOKEN + "}}",
                "${" + KEY + "}${shop.plain}",
                "jdbc:x://u:${" + KEY + "}@h",
                "jdbc:x://u:${steps}@h/${no.such}");
    }

    private static void assertThatNobodySays(String token, DeploymentSettings settings, String... keys) {
        try (EverythingSaid said = new EverythingSaid()) {
            for (String key : keys) {
                provoke(settings, key, said);
            }
            for (String prefix : prefixes(keys)) {
                said.attempt(() -> settings.below(prefix).toString());
                said.attempt(() -> settings.read(new Wanted(prefix, map(String.class, String.class), null, "p"))
                        .toString());
                provokeGroup(settings, prefix, said);
            }
            said.say(settings);
            assertThat(said.failures()).isNotEmpty().allMatch(SettingException.class::isInstance);
            assertThat(said.linesWith(token)).isEmpty();
        }
    }

    private static void provoke(DeploymentSettings settings, String key, EverythingSaid said) {
        for (Type type : types()) {
            said.attempt(() -> {
                settings.read(new Wanted(key, type, null, "mysite.Site.field"));
                return "read";
            });
        }
        said.attempt(() -> settings.origin(key));
        said.attempt(() -> settings.shown(key));
    }

    private static void provokeGroup(DeploymentSettings settings, String prefix, EverythingSaid said) {
        said.attempt(
                () -> settings.readGroup(Shop.class, prefix, "mysite.Site.shop", GroupConstraints.NONE, said::say));
        said.attempt(
                () -> settings.readGroup(Wrong.class, prefix, "mysite.Site.wrong", GroupConstraints.NONE, said::say));
    }

    private static List<Type> types() {
        List<Type> types = new ArrayList<>(List.of(
                int.class,
                boolean.class,
                char.class,
                OptionalInt.class,
                Duration.class,
                URI.class,
                Charset.class,
                Class.class,
                TimeUnit.class,
                Throwing.class,
                Runnable.class,
                int[].class));
        for (Class<?> element : List.of(Integer.class, Throwing.class)) {
            types.add(parameterized(List.class, element));
            types.add(parameterized(Set.class, element));
            types.add(parameterized(Optional.class, element));
            types.add(map(String.class, element));
            types.add(map(element, String.class));
        }
        return types;
    }

    private static Set<String> prefixes(String... keys) {
        Set<String> prefixes = new TreeSet<>();
        for (String key : keys) {
            for (int dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
                prefixes.add(key.substring(0, dot));
            }
        }
        return prefixes;
    }

    private static TestSite site() throws IOException {
        Path parent = Files.createDirectories(Path.of("target/secret-leak-test"));
        return new TestSite(Files.createTempDirectory(parent, "site"));
    }

    private static DeploymentSettings load(TestSite site, Map<String, String> settings) {
        String[] lines = settings.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\"))
                .toArray(String[]::new);
        return site.settings(lines).load();
    }

    private static Type map(Class<?> key, Class<?> value) {
        return parameterized(Map.class, key, value);
    }

    private static Type parameterized(Class<?> raw, Type... arguments) {
        return new ParameterizedType() {
            @Override
            public Type[] getActualTypeArguments() {
                return arguments.clone();
            }

            @Override
            public Type getRawType() {
                return raw;
            }

            @Override
            public Type getOwnerType() {
                return null;
            }
        };
    }

    /** A type of the site, which says what it was given, and why in a cause. */
    public static final class Throwing {

        private Throwing() {}

        public static Throwing valueOf(String text) {
            throw new IllegalStateException("no " + text, new NumberFormatException("For input string: " + text));
        }
    }

    interface Shop {

        int plain();

        List<Integer> list();

        int password();

        Map<String, Integer> x();

        @Setting(value = "api-key", defaultValue = "x")
        int key();
    }

    interface Wrong {

        Throwing pin();

        Runnable token();
    }

    /** A constraint that nothing keeps, and that quotes what it is given. */
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Never.Check.class)
    @interface Never {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        class Check implements ConstraintValidator<Never, Object> {
            @Override
            public boolean isValid(Object value, ConstraintValidatorContext context) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate("was " + said(value))
                        .addConstraintViolation();
                return false;
            }

            private static String said(Object value) {
                if (value instanceof Map<?, ?> map) {
                    return new TreeMap<>(map).values().toString();
                }
                return value instanceof AllOf all
                        ? all.login() + " " + all.maybe() + all.passwords() + values(all) + all.logins() + all.named()
                        : value.toString();
            }
        }
    }

    private static String values(AllOf all) {
        return all.urls().map(urls -> urls.values().toString()).orElse("");
    }

    record Login(Optional<String> password, Optional<String> pin, Optional<String> url) {}

    interface AllOf {
        Login login();

        Optional<Login> maybe();

        Optional<List<String>> passwords();

        Optional<Map<String, String>> urls();

        List<Login> logins();

        Map<String, Login> named();
    }

    record Refusing(
            Login login,
            Optional<Login> maybe,
            Optional<List<String>> passwords,
            Optional<Map<String, String>> urls,
            List<Login> logins,
            Map<String, Login> named)
            implements AllOf {
        Refusing {
            String members =
                    login + " " + maybe + passwords + urls.map(map -> List.copyOf(map.values())) + logins + named;
            throw new IllegalStateException(members, new IllegalArgumentException(members));
        }
    }

    @Never
    interface Quoted extends AllOf {}

    interface QuotedMembers extends AllOf {
        @Override
        @Never
        Login login();

        @Override
        @Never
        Optional<Login> maybe();

        @Override
        @Never
        Optional<List<String>> passwords();

        @Override
        @Never
        Optional<Map<String, String>> urls();

        @Override
        @Never
        List<Login> logins();

        @Override
        @Never
        Map<String, Login> named();
    }
}
