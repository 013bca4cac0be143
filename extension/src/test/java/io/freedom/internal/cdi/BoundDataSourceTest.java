package io.freedom.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.freedom.RequestBound;
import io.freedom.RequestOutcome;
import io.freedom.internal.request.LoggedMessages;
import io.freedom.spi.RequestBoundary;
import io.freedom.spi.RequestBoundary.OpenRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Specializes;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** Data sources that a producer binds to the request of the thread. */
class BoundDataSourceTest extends RequestsOfASite {

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
