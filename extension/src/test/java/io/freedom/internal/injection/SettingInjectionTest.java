package io.freedom.internal.injection;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.Setting;
import io.freedom.Settings;
import io.freedom.SettingsGroup;
import io.freedom.internal.cdi.Boot;
import io.freedom.internal.settings.TestSite;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ConversationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingInjectionTest {

    @TempDir
    Path folder;

    TestSite site;

    @BeforeEach
    void aSite() {
        site = new TestSite(folder)
                .settings(
                        "page.size=20",
                        "page.title=Hello ${page.size}",
                        "hosts=a,b",
                        "type=java.lang.String",
                        "db.url=jdbc:x",
                        "timeout=5s");
    }

    @Test
    void fieldsGetTheirValues() {
        try (SeContainer container = Boot.boot(site, Fields.class)) {
            Fields bean = container.select(Fields.class).get();
            assertThat(bean.pageSize).isEqualTo(20);
            assertThat(bean.boxed).isEqualTo(20);
            assertThat(bean.title).isEqualTo("Hello 20");
            assertThat(bean.none).isEmpty();
            assertThat(bean.noNumber).isEmpty();
            assertThat(bean.byDefault).isEqualTo(Duration.ofSeconds(10));
            assertThat(bean.otherDefault).isEqualTo(Duration.ofSeconds(20));
            assertThat(bean.hosts).containsExactly("a", "b");
            assertThat(bean.hostSet).containsExactlyInAnyOrder("a", "b");
            assertThat(bean.hostArray).containsExactly("a", "b");
            assertThat(bean.anyType).isEqualTo(String.class);
            assertThat(bean.stringType).isEqualTo(String.class);
            assertThat(bean.instance.get()).isEqualTo(20L);
            assertThat(bean.provider.get()).isEqualTo((short) 20);
            assertThat(bean.below).containsEntry("size", "20");
        }
    }

    @Test
    void anInjectedArrayBelongsToItsReceiver() {
        try (SeContainer container = Boot.boot(site, Fields.class)) {
            container.select(Fields.class).get().hostArray[0] = "changed";
            assertThat(container.select(Fields.class).get().hostArray).containsExactly("a", "b");
        }
    }

    @Test
    void parametersOfConstructorsObserversAndProducersGetTheirValues() {
        try (SeContainer container = Boot.boot(site, Parameters.class)) {
            Parameters bean = container.select(Parameters.class).get();
            assertThat(bean.seen()).isEqualTo("Hello 20");
            container.getBeanManager().getEvent().select(Integer.class).fire(1);
            assertThat(bean.seen()).isEqualTo("observed 21");
            assertThat(container.select(StringBuilder.class).get()).hasToString("produced 20");
        }
    }

    @Test
    void parametersOfInitializersAndDisposersAndProducersThatSeeTheirInjectionPointGetTheirValues() {
        try (SeContainer container = Boot.boot(site, Initialized.class, NeedsProduct.class)) {
            assertThat(container.select(Initialized.class).get().seen).isEqualTo("Hello 20, 5 s");
            NeedsProduct needs = container.select(NeedsProduct.class).get();
            assertThat(needs.product).hasToString("for product with 20");
            Instance<NeedsProduct> products = container.select(NeedsProduct.class);
            products.destroy(needs);
            assertThat(needs.product).hasToString("disposed [a, b]");
        }
    }

    @Test
    void recordsAreInjectedAsTheOneInstance() {
        try (SeContainer container = Boot.boot(site, NeedsRecord.class)) {
            NeedsRecord bean = container.select(NeedsRecord.class).get();
            assertThat(bean.database).isEqualTo(new DatabaseRecord("jdbc:x", 3));
            assertThat(bean.again.get()).isSameAs(bean.database);
        }
    }

    @Test
    void anInjectedGroupIsEqualToItself() {
        try (SeContainer container = Boot.boot(site, NeedsGroup.class)) {
            Database database = container.select(NeedsGroup.class).get().database;
            assertThat(database).isEqualTo(database).hasSameHashCodeAs(database);
        }
    }

    @Test
    void anotherExtensionMayHaveSettingsBeforeTheyAreChecked() {
        EarlyBird early = new EarlyBird();
        try (SeContainer container = Boot.boot(site, early, NeedsGroup.class)) {
            assertThat(container.isRunning()).isTrue();
            assertThat(early.seen).isEqualTo("jdbc:x 3");
        }
    }

    @Test
    void settingsAreInjected() {
        try (SeContainer container = Boot.boot(site, NeedsSettings.class)) {
            Settings settings = container.select(NeedsSettings.class).get().settings;
            assertThat(settings.get("page.size", int.class)).isEqualTo(20);
            assertThat(settings.module())
                    .contains(new Settings.Module("test", "settings.module in META-INF/freedom.properties (enforced)"));
        }
    }

    @Test
    void groupsAreInjectedWhereverTheyAreWanted() {
        try (SeContainer container = Boot.boot(site, NeedsGroup.class)) {
            NeedsGroup bean = container.select(NeedsGroup.class).get();
            assertThat(bean.database.url()).isEqualTo("jdbc:x");
            assertThat(bean.database.size()).isEqualTo(3);
            assertThat(bean.database.both()).isEqualTo("jdbc:x 3");
            assertThat(bean.again.get().url()).isEqualTo("jdbc:x");
            assertThat(bean.database).hasToString("Database(db)");
        }
    }

    @Test
    void whatTheSiteDefinesReplacesOurs() {
        try (SeContainer container = Boot.boot(site, Own.class, NeedsSettings.class, NeedsGroup.class, Money.class)) {
            assertThat(container.select(NeedsSettings.class).get().settings.get("x"))
                    .isEqualTo("own");
            assertThat(container.select(NeedsGroup.class).get().database.url()).isEqualTo("own");
            assertThat(container.select(Money.class).get().price).hasToString("own price");
        }
    }

    @Test
    void aBeanOfAPassivatingScopeMayHaveThem() {
        site.settings("page.size=20", "db.url=x");
        try (SeContainer container = Boot.boot(site, Passivating.class)) {
            assertThat(container.select(Passivating.class).isResolvable()).isTrue();
        }
    }

    @Test
    void anInjectionPointThatIsSeenOnlyAtRuntimeGetsItsValue() {
        try (SeContainer container = Boot.boot(site, NeedsSettings.class)) {
            String title =
                    container.select(String.class, new SettingOf("page.title")).get();
            assertThat(title).isEqualTo("Hello 20");
        }
    }

    @Test
    void twoDeploymentsInOneJvmHaveTheirOwnSettings(@TempDir Path otherFolder) {
        TestSite other = new TestSite(otherFolder).settings("page.size=7");
        try (SeContainer first = Boot.boot(site, NeedsSettings.class)) {
            first.select(NeedsSettings.class).get();
        }
        try (SeContainer second = Boot.boot(other, NeedsSettings.class)) {
            assertThat(second.select(NeedsSettings.class).get().settings.get("page.size"))
                    .isEqualTo("7");
        }
    }

    @Dependent
    static class Fields {
        @Inject
        @Setting("page.size")
        int pageSize;

        @Inject
        @Setting("page.size")
        Integer boxed;

        @Inject
        @Setting("page.title")
        String title;

        @Inject
        @Setting("nothing")
        Optional<String> none;

        @Inject
        @Setting("nothing")
        OptionalInt noNumber;

        @Inject
        @Setting(value = "nothing", defaultValue = "10s")
        Duration byDefault;

        @Inject
        @Setting(value = "nothing", defaultValue = "20s")
        Duration otherDefault;

        @Inject
        @Setting("hosts")
        List<String> hosts;

        @Inject
        @Setting("hosts")
        Set<String> hostSet;

        @Inject
        @Setting("hosts")
        String[] hostArray;

        @Inject
        @Setting("type")
        Class<?> anyType;

        @Inject
        @Setting("type")
        Class<String> stringType;

        @Inject
        @Setting("page.size")
        Instance<Long> instance;

        @Inject
        @Setting("page.size")
        Provider<Short> provider;

        @Inject
        @Setting("page")
        Map<String, String> below;
    }

    @ApplicationScoped
    static class Parameters {
        private volatile String seen = "";

        Parameters() {}

        @Inject
        Parameters(@Setting("page.title") String title) {
            seen = title;
        }

        void observe(@Observes Integer event, @Setting("page.size") int size) {
            seen = "observed " + (size + event);
        }

        @Produces
        StringBuilder produce(@Setting("page.size") int size) {
            return new StringBuilder("produced " + size);
        }

        String seen() {
            return seen;
        }
    }

    /** Asks for a group as soon as the container lets it. */
    static class EarlyBird implements Extension {
        String seen = "";

        void ask(@Observes @Priority(1) AfterDeploymentValidation event, BeanManager beans) {
            seen = beans.createInstance()
                    .select(NeedsGroup.class)
                    .get()
                    .database
                    .both();
        }
    }

    @Dependent
    static class Initialized {
        String seen = "";

        @Inject
        void initialize(@Setting("page.title") String title, @Setting("timeout") Provider<Duration> timeout) {
            seen = title + ", " + timeout.get().toSeconds() + " s";
        }

        @Produces
        @Dependent
        StringBuffer produce(InjectionPoint point, @Setting("page.size") int size) {
            return new StringBuffer("for " + point.getMember().getName() + " with " + size);
        }

        void dispose(@Disposes StringBuffer product, @Setting("hosts") List<String> hosts) {
            product.setLength(0);
            product.append("disposed ").append(hosts);
        }
    }

    @Dependent
    static class NeedsProduct {
        @Inject
        StringBuffer product;
    }

    @SettingsGroup("db")
    record DatabaseRecord(
            String url, @Setting(defaultValue = "3") int size) {}

    @Dependent
    static class NeedsRecord {
        @Inject
        DatabaseRecord database;

        @Inject
        Provider<DatabaseRecord> again;
    }

    @Dependent
    static class NeedsSettings {
        @Inject
        Settings settings;
    }

    @ConversationScoped
    @SuppressWarnings("serial") // What CDI injects here are its own proxies, which are serializable.
    static class Passivating implements Serializable {
        private static final long serialVersionUID = 1L;

        @Inject
        @Setting("page.size")
        int pageSize;

        @Inject
        Settings settings;

        @Inject
        Database database;
    }

    @SettingsGroup("db")
    interface Database {
        String url();

        @Setting(defaultValue = "3")
        int size();

        default String both() {
            return url() + " " + size();
        }
    }

    @Dependent
    static class NeedsGroup {
        @Inject
        Database database;

        @Inject
        Instance<Database> again;

        @Inject
        Event<String> unrelated;
    }

    @Dependent
    static class Money {
        @Inject
        @Setting("price")
        StringBuilder price;
    }

    /** What a site can define by itself. */
    @Dependent
    static class Own {
        @Produces
        Settings settings = proxy(Settings.class);

        @Produces
        Database database = proxy(Database.class);

        @Produces
        @Setting
        StringBuilder price(InjectionPoint point) {
            return new StringBuilder(
                    "own " + SettingValues.annotation(point).orElseThrow().value());
        }

        private static <T> T proxy(Class<T> type) {
            return type.cast(Proxy.newProxyInstance(
                    Own.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> "own"));
        }
    }

    /** For a programmatic lookup. */
    static final class SettingOf extends jakarta.enterprise.util.AnnotationLiteral<Setting> implements Setting {
        private static final long serialVersionUID = 1L;

        private final String key;

        SettingOf(String key) {
            this.key = key;
        }

        @Override
        public String value() {
            return key;
        }

        @Override
        public String defaultValue() {
            return NO_DEFAULT;
        }
    }
}
