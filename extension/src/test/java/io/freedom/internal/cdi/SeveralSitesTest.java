package io.freedom.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.RequestBound;
import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import io.freedom.RequestOutcome;
import io.freedom.SettingConverter;
import io.freedom.Settings;
import io.freedom.internal.request.Delivery;
import io.freedom.internal.resources.HeldResources;
import io.freedom.internal.settings.TestSite;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One CDI container for several sites, as where Freedom's jar is in an EAR's {@code lib}: each has a class loader. */
class SeveralSitesTest {

    private static final RequestFinished FINISHED = new RequestFinished(
            new RequestInfo("1", "GET", "/", null, "", Instant.EPOCH),
            RequestOutcome.COMPLETED,
            200,
            null,
            Duration.ZERO);

    @TempDir
    Path folder;

    private SiteClasses blog;
    private SiteClasses shop;

    /** A class that the sites share. */
    @ApplicationScoped
    static class SharedObserver {

        private final List<String> told = new CopyOnWriteArrayList<>();
        private final BlockingQueue<RequestFinished> asynchronous = new LinkedBlockingQueue<>();

        void finished(@Observes RequestFinished event) {
            told.add("finished");
        }

        /** The last one: whoever else is told of the event has been told. */
        void finishedElsewhere(@ObservesAsync @Priority(3000) RequestFinished event) {
            asynchronous.add(event);
        }

        List<String> told() {
            return told;
        }

        BlockingQueue<RequestFinished> asynchronous() {
            return asynchronous;
        }
    }

    static class Plain {}

    static class SharedReader {

        @Inject
        Settings settings;
    }

    /** Lacks what Freedom would convert to it by itself. */
    static class Name {

        private final StringBuilder text;

        Name(StringBuilder text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    static class SharedConverter implements SettingConverter<Name> {

        @Override
        public Name convert(String text) {
            return new Name(new StringBuilder("shared ").append(text));
        }
    }

    private static final class SiteClasses extends ClassLoader {

        private static final Set<String> OWN =
                Set.of(SiteObserver.class.getName(), BlogObserver.class.getName(), ShopObserver.class.getName());

        SiteClasses(String name, ClassLoader resources) {
            super(name, resources);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!OWN.contains(name)) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        Class<?> own(Class<?> type) {
            try {
                return loadClass(type.getName());
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Adds classes that the container can't find by their names. */
    private record Types(Class<?> blog, Class<?> shop) implements Extension {

        void add(@Observes BeforeBeanDiscovery event, BeanManager beanManager) {
            event.addAnnotatedType(beanManager.createAnnotatedType(blog), "blog");
            event.addAnnotatedType(beanManager.createAnnotatedType(shop), "shop");
        }
    }

    @BeforeEach
    void twoSites() {
        blog = new SiteClasses(
                "blog",
                new TestSite(folder.resolve("blog")).settings("name=blog").loader());
        shop = new SiteClasses(
                "shop",
                new TestSite(folder.resolve("shop")).settings("name=shop").loader());
    }

    private SeContainer boot(Class<?>... shared) {
        return Boot.of(new TestSite(folder.resolve("ear")))
                .extension(new Types(blog.own(BlogObserver.class), shop.own(ShopObserver.class)))
                .with(shared);
    }

    private static SiteDeployment deployment(SeContainer container, ClassLoader site) {
        return container
                .getBeanManager()
                .getExtension(FreedomExtension.class)
                .sites()
                .startedBy(site)
                .deployment();
    }

    private static List<?> told(SiteClasses site) throws ReflectiveOperationException {
        return (List<?>) site.own(SiteObserver.class).getField("TOLD").get(null);
    }

    @Test
    void aRequestIsToldToTheObserversOfItsSiteAndToThoseThatSitesShare() throws Exception {
        try (SeContainer container = boot(SharedObserver.class)) {
            SharedObserver shared = container.select(SharedObserver.class).get();
            deployment(container, blog).events().finished(FINISHED);
            assertThat(shared.asynchronous().poll(1, TimeUnit.MINUTES)).isSameAs(FINISHED);
            assertThat(told(blog)).hasToString("[finished, asynchronous]");
            assertThat(told(shop)).isEmpty();
            assertThat(shared.told()).containsExactly("finished");
        }
    }

    @Test
    void theObserversOfAnotherSiteAreNoReasonToMakeAnEvent() {
        ClassLoader quiet = new SiteClasses(
                "quiet", new TestSite(folder.resolve("quiet")).settings("a=b").loader());
        try (SeContainer container = boot(Plain.class)) {
            assertThat(deployment(container, blog).events().observed()).isTrue();
            assertThat(deployment(container, quiet).events().observed()).isFalse();
        }
    }

    @Test
    void eachSiteHasItsOwnSettings() {
        try (SeContainer container = boot(SharedObserver.class)) {
            assertThat(deployment(container, blog).settings().get("name")).isEqualTo("blog");
            assertThat(deployment(container, shop).settings().get("name")).isEqualTo("shop");
        }
    }

    @Test
    void aSiteWithoutBeansReadsItsSettingsWhenItStarts() {
        ClassLoader wiki = new SiteClasses(
                "wiki",
                new TestSite(folder.resolve("wiki")).settings("name=wiki").loader());
        try (SeContainer container = boot(SharedObserver.class)) {
            SiteDeployment started = deployment(container, wiki);
            assertThat(started.settings().get("name")).isEqualTo("wiki");
            assertThat(deployment(container, wiki)).isSameAs(started);
        }
    }

    @Test
    void aSiteWithoutBeansIsRefusedForAllItsFaultsWhenItStarts() {
        ClassLoader wiki = new SiteClasses(
                "wiki",
                new TestSite(folder.resolve("wiki"))
                        .settings("freedom.mapp=/", "freedom.mapping=nonsense")
                        .loader());
        try (SeContainer container = boot(SharedObserver.class)) {
            assertThatThrownBy(() -> deployment(container, wiki))
                    .hasMessageStartingWith("FREEDOM-0224: 2 settings are wrong.")
                    .hasMessageContaining("FREEDOM-0213  freedom.mapp\n")
                    .hasMessageContaining("FREEDOM-0401  freedom.mapping\n");
        }
    }

    @Test
    void aFaultInTheSettingsOfOneSiteFailsTheDeployment() {
        shop = new SiteClasses(
                "shop",
                new TestSite(folder.resolve("shop"))
                        .settings("freedom.mapping=nonsense")
                        .loader());
        assertThatThrownBy(() -> boot(SharedObserver.class))
                .hasMessageContaining("FREEDOM-0401")
                .hasMessageContaining("nonsense");
    }

    @Test
    void theListOfFaultsSaysWhichSiteItSpeaksOf() {
        shop = new SiteClasses(
                "shop",
                new TestSite(folder.resolve("shop"))
                        .settings("freedom.mapp=/", "freedom.mapping=nonsense")
                        .loader());
        assertThatThrownBy(() -> boot(SharedObserver.class))
                .hasMessageStartingWith("FREEDOM-0224: 2 settings are wrong, in the site shop@");
    }

    @Test
    void aConverterThatSitesShareConvertsTheSettingsOfEach() {
        try (SeContainer container = boot(SharedConverter.class)) {
            assertThat(deployment(container, blog).settings().get("name", Name.class))
                    .hasToString("shared blog");
            assertThat(deployment(container, shop).settings().get("name", Name.class))
                    .hasToString("shared shop");
        }
    }

    static class SharedDatabase {

        @Produces
        @RequestBound
        final DataSource orders = new JdbcDataSource();
    }

    @Test
    void aBoundDataSourceInCodeThatSitesShareFailsTheDeployment() {
        assertThatThrownBy(() -> boot(SharedDatabase.class))
                .hasMessageContaining("FREEDOM-0608")
                .hasMessageContaining("SharedDatabase.orders")
                .hasMessageContaining("call RequestResources.track in a class of the WAR");
    }

    @Test
    void eachSiteHasTheResourcesOfItsOwnRequests() {
        try (SeContainer container = boot(SharedObserver.class)) {
            Delivery blogs = deployment(container, blog).delivery();
            Delivery shops = deployment(container, shop).delivery();
            HeldResources held = blogs.resources().open(FINISHED.request());
            blogs.resources().current().enter(held);
            assertThat(blogs.resources().injected().current()).isSameAs(held);
            assertThatThrownBy(() -> shops.resources().injected().current()).hasMessageStartingWith("FREEDOM-0601: ");
            blogs.resources().current().leave(null);
        }
    }

    @Test
    void settingsInCodeThatSitesShareFailTheDeployment() {
        assertThatThrownBy(() -> boot(SharedReader.class))
                .hasMessageContaining("FREEDOM-0406")
                .hasMessageContaining("SharedReader.settings")
                .hasMessageContaining("WEB-INF/lib of each WAR");
    }
}
