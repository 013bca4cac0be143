package io.freedom.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.freedom.RequestBound;
import io.freedom.RequestFailed;
import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import io.freedom.RequestOutcome;
import io.freedom.RequestResources;
import io.freedom.RequestResourcesException;
import io.freedom.RequestStarted;
import io.freedom.ResourceStatistics;
import io.freedom.internal.request.LoggedMessages;
import io.freedom.spi.RequestBoundary;
import io.freedom.spi.RequestBoundary.OpenRequest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Specializes;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Qualifier;
import jakarta.inject.Singleton;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** What a site can rely on of the resources of its requests, in Weld SE and without any servlet. */
class RequestResourcesTest {

    /** A bean that outlives every request. */
    @ApplicationScoped
    static class Shop {

        private final List<String> journal = new CopyOnWriteArrayList<>();

        @Inject
        RequestResources resources;

        String open(String name) {
            resources.acquire(name, () -> {
                journal.add("opened " + name);
                return () -> journal.add("closed " + name);
            });
            return name;
        }

        void started(@Observes RequestStarted event) {
            open("log of " + event.request().id());
        }

        void failed(@Observes RequestFailed event) {
            open("failure of " + event.request().id());
        }

        void finished(@Observes RequestFinished event) {
            journal.add("finished " + event.request().id());
            open("farewell of " + event.request().id());
        }

        List<String> journal() {
            return journal;
        }

        ResourceStatistics statistics() {
            return resources.statistics();
        }
    }

    private static RequestInfo request(String id) {
        return new RequestInfo(id, "JOB", "/jobs/" + id, null, "", Instant.EPOCH);
    }

    private static AutoCloseable nothing() {
        return () -> {};
    }

    private static OpenRequest begin(SeContainer container, String id) {
        return container.select(RequestBoundary.class).get().open(request(id));
    }

    @Test
    void whatWasAcquiredIsGivenBackInReverseOrderAfterTheObserversRan() {
        try (SeContainer container = Boot.boot(Shop.class)) {
            Shop shop = container.select(Shop.class).get();
            OpenRequest request = begin(container, "1");
            try (RequestBoundary.Scope scope = request.enter()) {
                assertThat(scope).isNotNull();
                shop.open("orders");
                shop.open("cache");
                shop.open("orders");
            }
            request.fail(new IllegalStateException("bug"));
            assertThat(shop.statistics().held()).isEqualTo(4);
            request.finish(RequestOutcome.FAILED, 500);
            assertThat(shop.journal())
                    .containsExactly(
                            "opened log of 1",
                            "opened orders",
                            "opened cache",
                            "opened failure of 1",
                            "finished 1",
                            "opened farewell of 1",
                            "closed farewell of 1",
                            "closed failure of 1",
                            "closed cache",
                            "closed orders",
                            "closed log of 1");
            assertThat(shop.statistics()).isEqualTo(new ResourceStatistics(0, 5, 5, 5, 5, 0, 0));
        }
    }

    @Test
    void aThreadThatWorksForNoRequestIsToldSo() {
        try (SeContainer container = Boot.boot(Shop.class)) {
            Shop shop = container.select(Shop.class).get();
            assertThatThrownBy(() -> shop.open("orders"))
                    .isInstanceOf(RequestResourcesException.class)
                    .hasMessageStartingWith("FREEDOM-0601: ")
                    .hasMessageContaining("orders");
            begin(container, "1").finish(RequestOutcome.COMPLETED, 200);
            assertThatThrownBy(() -> shop.open("orders")).hasMessageStartingWith("FREEDOM-0601: ");
        }
    }

    @Test
    void twoRequestsOnTwoThreadsNeverMeet() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (SeContainer container = Boot.boot(Shop.class)) {
            RequestResources resources =
                    container.select(RequestResources.class).get();
            CyclicBarrier barrier = new CyclicBarrier(2);
            List<String> closed = new CopyOnWriteArrayList<>();
            Future<?> one = threads.submit(() -> serve(container, resources, "1", barrier, closed));
            Future<?> other = threads.submit(() -> serve(container, resources, "2", barrier, closed));
            assertThat(one.get()).isNotSameAs(other.get());
            assertThat(closed).containsExactlyInAnyOrder("1 after 1", "2 after 2");
            assertThat(resources.statistics().held()).isZero();
            assertThat(resources.statistics().mostHeldByOneRequest()).isLessThanOrEqualTo(3);
        } finally {
            threads.shutdownNow();
        }
    }

    private static AutoCloseable serve(
            SeContainer container, RequestResources resources, String id, CyclicBarrier barrier, List<String> closed)
            throws Exception {
        OpenRequest request = begin(container, id);
        boolean[] over = new boolean[1];
        try (RequestBoundary.Scope scope = request.enter()) {
            assertThat(scope).isNotNull();
            AutoCloseable mine =
                    resources.acquire("same", () -> () -> closed.add(over[0] ? id + " after " + id : id + " early"));
            barrier.await();
            AutoCloseable again = resources.acquire("same", RequestResourcesTest::nothing);
            assertThat(again).isSameAs(mine);
            barrier.await();
            over[0] = true;
            request.finish(RequestOutcome.COMPLETED, 200);
            return mine;
        }
    }

    @Test
    void theResourcesOfARequestCanBeTakenAlong() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (SeContainer container = Boot.boot(Shop.class)) {
            RequestResources injected = container.select(RequestResources.class).get();
            OpenRequest request = begin(container, "1");
            RequestBoundary.Scope scope = request.enter();
            RequestResources mine = injected.current();
            assertThat(mine).isSameAs(request.resources());
            AutoCloseable here = injected.acquire("orders", () -> () -> {});
            AutoCloseable there = thread.submit(() ->
                            mine.<AutoCloseable, RuntimeException>acquire("orders", RequestResourcesTest::nothing))
                    .get();
            assertThat(there).isSameAs(here);
            scope.close();
            scope.close();
            assertThatThrownBy(injected::current).hasMessageStartingWith("FREEDOM-0601: ");
            request.finish(RequestOutcome.COMPLETED, 200);
            assertThatThrownBy(() ->
                            mine.<AutoCloseable, RuntimeException>acquire("orders", RequestResourcesTest::nothing))
                    .hasMessageStartingWith("FREEDOM-0602: ");
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void aThreadWorksAgainForTheRequestBeforeWhenItLeavesTheNext() {
        try (SeContainer container = Boot.boot(Shop.class)) {
            RequestResources injected = container.select(RequestResources.class).get();
            OpenRequest outer = begin(container, "1");
            OpenRequest inner = begin(container, "2");
            RequestBoundary.Scope first = outer.enter();
            RequestBoundary.Scope second = inner.enter();
            assertThat(injected.current()).isSameAs(inner.resources());
            inner.finish(RequestOutcome.COMPLETED, 200);
            second.close();
            assertThat(injected.current()).isSameAs(outer.resources());
            first.close();
            outer.finish(RequestOutcome.COMPLETED, 200);
        }
    }

    @ApplicationScoped
    static class OwnResources {

        @Produces
        @ApplicationScoped
        RequestResources resources() {
            return (RequestResources) Proxy.newProxyInstance(
                    OwnResources.class.getClassLoader(),
                    new Class<?>[] {RequestResources.class},
                    (proxy, method, arguments) -> {
                        throw new IllegalStateException("the site's own");
                    });
        }
    }

    @Test
    void theSitesOwnResourcesWin() {
        try (SeContainer container = Boot.boot(OwnResources.class)) {
            RequestResources resources =
                    container.select(RequestResources.class).get();
            assertThatThrownBy(resources::statistics).hasMessage("the site's own");
        }
    }

    /** A pool would count what comes back; this counts what is open. */
    @ApplicationScoped
    static class Database {

        private final JdbcDataSource pool = new JdbcDataSource();
        private final List<DataSource> disposed = new CopyOnWriteArrayList<>();

        Database() {
            pool.setURL("jdbc:h2:mem:bound");
        }

        @Produces
        @RequestBound
        @Orders
        @ApplicationScoped
        DataSource orders() {
            return pool;
        }

        void dispose(@Disposes @RequestBound @Orders DataSource orders) {
            disposed.add(orders);
        }

        @Produces
        @RequestBound
        @Archive
        final DataSource archive = pool;

        List<DataSource> disposed() {
            return disposed;
        }

        DataSource pool() {
            return pool;
        }
    }

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Orders {}

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Archive {}

    static class Reader {

        @Inject
        @RequestBound
        @Orders
        DataSource orders;

        @Inject
        @RequestBound
        @Archive
        DataSource archive;
    }

    @Test
    void aBoundDataSourceIsHealedAtTheEndOfTheRequest() throws SQLException {
        try (SeContainer container = Boot.boot(Database.class, Reader.class)) {
            Reader reader = container.select(Reader.class).get();
            OpenRequest request = begin(container, "1");
            RequestBoundary.Scope scope = request.enter();
            Connection forgotten = reader.orders.getConnection();
            Connection archived = reader.archive.getConnection();
            scope.close();
            assertThat(forgotten.isClosed()).isFalse();
            request.finish(RequestOutcome.COMPLETED, 200);
            assertThat(forgotten.isClosed()).isTrue();
            assertThat(archived.isClosed()).isTrue();
            assertThat(request.resources().statistics().leaked()).isEqualTo(2);
            try (Connection own = reader.orders.getConnection()) {
                assertThat(own.isValid(1)).isTrue();
            }
            assertThat(request.resources().statistics().acquired()).isEqualTo(2);
        }
    }

    /** The container calls a data source of an application through a proxy: it is not the proxy that forgot to close. */
    @Test
    void aProxyIsNoPlaceInTheCode() throws SQLException {
        try (LoggedMessages log = new LoggedMessages();
                SeContainer container = Boot.boot(Database.class, Reader.class)) {
            Reader reader = container.select(Reader.class).get();
            OpenRequest request = begin(container, "1");
            RequestBoundary.Scope scope = request.enter();
            Connection forgotten = reader.orders.getConnection();
            scope.close();
            request.finish(RequestOutcome.COMPLETED, 200);
            assertThat(forgotten.isClosed()).isTrue();
            assertThat(log.messages())
                    .filteredOn(message -> message.startsWith("FREEDOM-0604"))
                    .singleElement()
                    .asString()
                    .contains(" at org.junit.")
                    .doesNotContain("weld");
        }
    }

    @Test
    void whatIsHeldIsShownAsAnMBeanWhileTheSiteIsThere() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("io.freedom:type=RequestResources,site=\"no module\"");
        try (SeContainer container = Boot.boot(Shop.class)) {
            OpenRequest request = begin(container, "1");
            assertThat(server.getAttribute(name, "Held")).isEqualTo(1L);
            request.finish(RequestOutcome.COMPLETED, 200);
            assertThat(server.getAttribute(name, "Held")).isEqualTo(0L);
            assertThat(server.getAttribute(name, "Acquired")).isEqualTo(2L);
        }
        assertThat(server.isRegistered(name)).isFalse();
    }

    @ApplicationScoped
    static class Metrics {

        @Produces
        @Singleton
        final MeterRegistry registry = new SimpleMeterRegistry();
    }

    @Test
    void whatIsHeldIsInTheSitesRegistryOfMetricsWhileTheSiteIsThere() {
        MeterRegistry registry;
        try (SeContainer container = Boot.boot(Shop.class, Metrics.class)) {
            registry = container.select(MeterRegistry.class).get();
            OpenRequest request = begin(container, "1");
            assertThat(registry.get("freedom.resources.held").gauge().value()).isEqualTo(1.0);
            request.finish(RequestOutcome.COMPLETED, 200);
            assertThat(registry.get("freedom.resources.held").gauge().value()).isZero();
        }
        assertThat(registry.getMeters()).isEmpty();
    }

    /** Makes a registry for whoever wants one. */
    @ApplicationScoped
    static class OwnMetricsForEach {

        private final List<MeterRegistry> made = new CopyOnWriteArrayList<>();

        @Produces
        MeterRegistry registry() {
            made.add(new SimpleMeterRegistry());
            return made.get(made.size() - 1);
        }

        void dispose(@Disposes MeterRegistry registry) {
            registry.close();
        }

        List<MeterRegistry> made() {
            return made;
        }
    }

    @Test
    void aRegistryThatWasMadeForTheSiteIsDisposedOfWithIt() {
        List<MeterRegistry> made;
        try (SeContainer container = Boot.boot(Shop.class, OwnMetricsForEach.class)) {
            made = container.select(OwnMetricsForEach.class).get().made();
            assertThat(made).singleElement().satisfies(registry -> {
                assertThat(registry.getMeters()).hasSize(6);
                assertThat(registry.isClosed()).isFalse();
            });
        }
        assertThat(made).singleElement().satisfies(registry -> {
            assertThat(registry.getMeters()).isEmpty();
            assertThat(registry.isClosed()).isTrue();
        });
    }

    @ApplicationScoped
    static class BrokenMetrics {

        @Produces
        @Singleton
        MeterRegistry registry() {
            throw new IllegalStateException("no server of metrics");
        }
    }

    @Test
    void aRegistryThatCantBeHadIsToldOnceAndNothingElseSuffers() {
        try (LoggedMessages log = new LoggedMessages();
                SeContainer container = Boot.boot(Shop.class, BrokenMetrics.class)) {
            begin(container, "1").finish(RequestOutcome.COMPLETED, 200);
            assertThat(log.messages())
                    .filteredOn(message -> message.startsWith("FREEDOM-06"))
                    .singleElement()
                    .asString()
                    .startsWith("FREEDOM-0610: ")
                    .contains(MeterRegistry.class.getName());
        }
    }

    @Test
    void theSitesDisposerGetsWhatItsProducerMade() throws SQLException {
        List<DataSource> disposed;
        DataSource pool;
        try (SeContainer container = Boot.boot(Database.class, Reader.class)) {
            Database database = container.select(Database.class).get();
            disposed = database.disposed();
            pool = database.pool();
            container.select(Reader.class).get().orders.getConnection().close();
        }
        assertThat(disposed).containsExactly(pool);
    }

    /** Nobody may ever dispose of one: of a bean that depends on somebody who is forgotten. */
    @Test
    void aBoundDataSourceThatNobodyDisposesOfIsForgotten() {
        try (SeContainer container = Boot.boot(Database.class)) {
            BeanManager beans = container.getBeanManager();
            Bean<?> archive = beans.resolve(beans.getBeans(
                    DataSource.class, RequestBound.Literal.INSTANCE, new AnnotationLiteral<Archive>() {}));
            WeakReference<Object> forgotten = new WeakReference<>(
                    beans.getReference(archive, DataSource.class, beans.createCreationalContext(null)));
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                System.gc();
                return forgotten.get() == null;
            });
        }
    }

    /** As Weld makes it for what a server injects into a producer field. */
    @Test
    void whatTheContainerHidesBehindAProxyIsDisposedOfAsItWasMade() {
        DataSource pool = new JdbcDataSource();
        DataSource bound = BoundDataSource.of(pool, new JdbcDataSource());
        DataSource proxy = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> method.invoke(bound, arguments));
        assertThat(BoundDataSource.original(proxy)).isSameAs(pool);
        assertThat(BoundDataSource.original(bound)).isSameAs(pool);
        assertThat(BoundDataSource.original(pool)).isSameAs(pool);
        assertThat(BoundDataSource.original("none")).isEqualTo("none");
        assertThat(bound).isEqualTo(bound).isNotEqualTo(proxy).hasSameHashCodeAs(bound);
        assertThat(new HashSet<>(List.of(bound))).contains(bound);
    }

    @Test
    void whatABoundDataSourceThrowsArrivesAsItIs() {
        DataSource failing = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    throw new SQLException("none");
                });
        DataSource bound = BoundDataSource.of(failing, failing);
        assertThatThrownBy(bound::getConnection).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> bound.unwrap(String.class)).isInstanceOf(SQLException.class);
    }

    static class Specialized extends Database {

        @Override
        @Produces
        @Specializes
        @ApplicationScoped
        DataSource orders() {
            return pool();
        }
    }

    @Test
    void aProducerThatInheritsTheQualifierMustAskForItItself() {
        assertThatThrownBy(() -> Boot.boot(Database.class, Specialized.class))
                .hasMessageContaining("FREEDOM-0608")
                .hasMessageContaining("The producer " + Specialized.class.getName()
                        + ".orders is marked @RequestBound, but what it produces can't be bound to requests: it has that"
                        + " from the producer that it specializes, and containers do not say so in time. Write"
                        + " @RequestBound on this one, too.");
    }

    @ApplicationScoped
    static class OfAnotherType {

        @Produces
        @RequestBound
        JdbcDataSource pool() {
            return new JdbcDataSource();
        }

        @Produces
        @RequestBound
        String name = "orders";
    }

    @Test
    void whatIsNoDataSourceCantBeBound() {
        assertThatThrownBy(() -> Boot.boot(OfAnotherType.class))
                .hasMessageContaining("FREEDOM-0608")
                .hasMessageContaining(OfAnotherType.class.getName()
                        + ".pool is marked @RequestBound, but what it produces can't be bound"
                        + " to requests: its type is org.h2.jdbcx.JdbcDataSource. Declare it as"
                        + " javax.sql.DataSource")
                .hasMessageContaining(".name is marked @RequestBound")
                .hasMessageContaining("its type is java.lang.String");
    }
}
