package io.freedom.internal.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.freedom.Setting;
import io.freedom.SettingConverter;
import io.freedom.SettingException;
import io.freedom.Settings;
import io.freedom.SettingsGroup;
import io.freedom.internal.cdi.Boot;
import io.freedom.internal.settings.TestSite;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnConverterTest {

    @TempDir
    Path folder;

    TestSite site;

    @BeforeEach
    void aSite() {
        site = new TestSite(folder).settings("price=5", "prices=5,6", "currency=EUR", "shop.price=7");
    }

    @Test
    void aBeanConvertsWhateverIsInjectedAndMayHaveOthersInjected() {
        try (SeContainer container = Boot.boot(site, Prices.class, MoneyConverter.class, Currency.class)) {
            Prices prices = container.select(Prices.class).get();
            assertThat(prices.price).isEqualTo(new Money("5 EUR"));
            assertThat(prices.prices).containsExactly(new Money("5 EUR"), new Money("6 EUR"));
            assertThat(prices.none).isEmpty();
            assertThat(prices.shop.price()).isEqualTo(new Money("7 EUR"));
            assertThat(prices.settings.get("price", Money.class)).isEqualTo(new Money("5 EUR"));
        }
    }

    @Test
    void aProducedConverterServes() {
        try (SeContainer container = Boot.boot(site, OnePrice.class, Produced.class)) {
            assertThat(container.select(OnePrice.class).get().price).isEqualTo(new Money("produced 5"));
        }
    }

    @Test
    void anAlternativeReplacesAConverter() {
        try (SeContainer container =
                Boot.boot(site, OnePrice.class, MoneyConverter.class, Currency.class, Replacement.class)) {
            assertThat(container.select(OnePrice.class).get().price).isEqualTo(new Money("replaced 5"));
        }
    }

    @Test
    void aConverterThatThrowsFailsTheDeploymentWithItsReason() {
        site.settings("price=free", "currency=EUR");
        assertThatThrownBy(() -> Boot.boot(site, OnePrice.class, MoneyConverter.class, Currency.class))
                .hasMessageContaining("FREEDOM-0206: Setting price, wanted by " + OnePrice.class.getName()
                        + ".price, is \"free\", which can't be converted to Money (no number: free); the value comes from"
                        + " settings module test (test.properties:1).");
    }

    @Test
    void twoConvertersToOneTypeFailTheDeployment() {
        assertThatThrownBy(() -> Boot.boot(site, OnePrice.class, MoneyConverter.class, Currency.class, Produced.class))
                .hasMessageContaining("FREEDOM-0221: There are several converters to " + Money.class.getName() + ": "
                        + MoneyConverter.class.getName() + ", " + Produced.class.getName() + ". Remove all but one");
    }

    @Test
    void aConverterToNothingInParticularOrToStringFailsTheDeployment() {
        assertThatThrownBy(() -> Boot.boot(site, NoType.class, ToString.class))
                .hasMessageContaining("2 settings are wrong")
                .hasMessageContaining("FREEDOM-0220  " + NoType.class.getName() + "\n    The converter "
                        + NoType.class.getName() + " does not say what it converts to")
                .hasMessageContaining("FREEDOM-0220  " + ToString.class.getName() + "\n");
    }

    @Test
    void aConverterThatNeedsWhatItConvertsFailsTheDeployment() {
        assertThatThrownBy(() -> Boot.boot(site, OnePrice.class, NeedsItself.class))
                .hasMessageContaining("FREEDOM-0222: The converter " + NeedsItself.class.getName());
    }

    @Test
    void aConverterThatCantBeCreatedFailsTheDeploymentWithTheRootCause() {
        assertThatThrownBy(() -> Boot.boot(site, OnePrice.class, Unable.class))
                .hasMessageContaining("FREEDOM-0222: The converter " + Unable.class.getName() + " to "
                        + Money.class.getName()
                        + " can't be created: java.lang.IllegalStateException: no rates. Settings are converted before"
                        + " the site starts");
    }

    @Test
    void aConverterThatNeedsItselfOnlyWhenItConvertsIsRefusedInOneSentence() {
        Throwable thrown = catchThrowable(() -> Boot.boot(site, OnePrice.class, NeedsItselfLater.class));
        assertThat(thrown)
                .hasMessageContaining("FREEDOM-0222: The converter " + NeedsItselfLater.class.getName()
                        + " needs a setting of the type " + Money.class.getName());
        assertThat(thrown.getMessage()).hasSizeLessThan(1000);
    }

    @Test
    void whatAConverterSaysOfASecretIsNotPassedOnWhateverItThrows() {
        site.settings("password=tiger");
        Throwable thrown = catchThrowable(() -> Boot.boot(site, NeedsPassword.class, Talkative.class));
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).contains("FREEDOM-0206: Setting password").doesNotContain("tiger");
    }

    @Test
    void aSettingThatAConverterLacksIsNamedItself() {
        site.settings("price=5");
        assertThatThrownBy(() -> Boot.boot(site, OnePrice.class, Looking.class))
                .hasMessageStartingWith("FREEDOM-0205: Setting currency (String) has no value.");
    }

    @Test
    void aConverterWhoseClassCantBeInitializedHidesNoOtherFault() {
        assertThatThrownBy(() -> Boot.boot(site, OnePrice.class, Broken.class, NeedsNothing.class))
                .hasMessageContaining("2 settings are wrong")
                .hasMessageContaining("FREEDOM-0205  nothing")
                .hasMessageContaining("FREEDOM-0222  " + Broken.class.getName())
                .hasMessageContaining("can't be created: java.lang.IllegalStateException: no library.");
    }

    /** What no group could be, since it inherits code of the JDK's or has members without end. */
    @Test
    void aConverterTakesTypesOfMembersThatNoGroupCouldBe() {
        site.settings(
                "rules.one=a", "rules.kind=" + Rule.class.getName(), "rules.some=b", "rules.all=c", "rules.node=d");
        try (SeContainer container = Boot.boot(site, NeedsRules.class, RuleConverter.class, OtherConverters.class)) {
            Rules rules = container.select(NeedsRules.class).get().rules;
            assertThat(rules.one().test("a")).isTrue();
            assertThat(rules.kind()).isSameAs(Rule.class);
            assertThat(rules.some().orElseThrow().test("b")).isTrue();
            assertThat(rules.list()).isEmpty();
            assertThat(rules.all()).hasSize(1);
            assertThat(rules.node()).isSameAs(OtherConverters.NODE);
        }
    }

    @Test
    void aMemberOfATypeThatNothingTakesIsABadGroup() {
        site.settings("rules.one=a");
        assertThatThrownBy(() -> Boot.boot(site, NeedsRules.class, OtherConverters.class))
                .hasMessageContaining("FREEDOM-0210  " + Rule.class.getName());
    }

    @Test
    void aConverterThatNobodyNeedsIsNotCreated() {
        try (SeContainer container = Boot.boot(site, Unable.class)) {
            assertThat(container.isRunning()).isTrue();
        }
    }

    record Money(String text) {}

    @Dependent
    static class OnePrice {
        @Inject
        @Setting("price")
        Money price;
    }

    @Dependent
    static class Prices {
        @Inject
        @Setting("price")
        Money price;

        @Inject
        @Setting("prices")
        List<Money> prices;

        @Inject
        @Setting("nothing")
        Optional<Money> none;

        @Inject
        Shop shop;

        @Inject
        Settings settings;
    }

    @SettingsGroup("shop")
    interface Shop {
        Money price();
    }

    @ApplicationScoped
    static class Currency {
        @Inject
        @Setting("currency")
        String name;

        String name() {
            return name;
        }
    }

    @ApplicationScoped
    static class MoneyConverter implements SettingConverter<Money> {
        @Inject
        Currency currency;

        @Override
        public Money convert(String text) {
            if (!text.matches("\\d+")) {
                throw new IllegalArgumentException("no number: " + text);
            }
            return new Money(text + " " + currency.name());
        }
    }

    @Dependent
    static class Produced {
        @Produces
        static SettingConverter<Money> converter = text -> new Money("produced " + text);
    }

    @Alternative
    @Priority(1)
    @Dependent
    static class Replacement implements SettingConverter<Money> {
        @Override
        public Money convert(String text) {
            return new Money("replaced " + text);
        }
    }

    @Dependent
    @SuppressWarnings("rawtypes")
    static class NoType implements SettingConverter {
        @Override
        public Object convert(String text) {
            return text;
        }
    }

    @Dependent
    static class ToString implements SettingConverter<String> {
        @Override
        public String convert(String text) {
            return text;
        }
    }

    @Dependent
    static class NeedsItself implements SettingConverter<Money> {
        @Inject
        @Setting("price")
        Money price;

        @Override
        public Money convert(String text) {
            return price;
        }
    }

    @ApplicationScoped
    static class NeedsItselfLater implements SettingConverter<Money> {
        @Inject
        @Setting("price")
        Money price;

        @Override
        public Money convert(String text) {
            return price;
        }
    }

    @Dependent
    static class NeedsPassword {
        @Inject
        @Setting("password")
        Money password;
    }

    @Dependent
    static class Talkative implements SettingConverter<Money> {
        @Override
        public Money convert(String text) {
            throw new SettingException("FREEDOM-0222", "password", null, "Not so: " + text, null, false);
        }
    }

    @Dependent
    static class Looking implements SettingConverter<Money> {
        @Inject
        Settings settings;

        @Override
        public Money convert(String text) {
            return new Money(text + settings.get("currency"));
        }
    }

    @Dependent
    static class Broken implements SettingConverter<Money> {
        static final String LIBRARY = library();

        static String library() {
            throw new IllegalStateException("no library");
        }

        @Override
        public Money convert(String text) {
            return new Money(text + LIBRARY);
        }
    }

    @Dependent
    static class NeedsNothing {
        @Inject
        @Setting("nothing")
        String nothing;
    }

    interface Rule extends Predicate<String> {}

    interface Node {
        Node parent();

        List<Node> children();

        Optional<Node> next();

        Map<String, Node> named();
    }

    @SettingsGroup("rules")
    interface Rules {
        Rule one();

        Class<Rule> kind();

        Optional<Rule> some();

        @Setting(defaultValue = "")
        Optional<List<Rule>> list();

        Set<Rule> all();

        Node node();
    }

    @Dependent
    static class NeedsRules {
        @Inject
        Rules rules;
    }

    @Dependent
    static class RuleConverter implements SettingConverter<Rule> {
        @Override
        public Rule convert(String text) {
            return text::equals;
        }
    }

    @Dependent
    static class OtherConverters {
        static final Node NODE = (Node) Proxy.newProxyInstance(
                Node.class.getClassLoader(), new Class<?>[] {Node.class}, (proxy, method, arguments) -> null);

        @Produces
        static SettingConverter<Node> node = text -> NODE;
    }

    @Dependent
    static class Unable implements SettingConverter<Money> {
        Unable() {
            throw new IllegalStateException("no rates");
        }

        @Override
        public Money convert(String text) {
            return new Money(text);
        }
    }
}
