package io.freedom.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.freedom.RequestResourcesException;
import io.freedom.internal.resources.HeldResources;
import io.freedom.internal.resources.ResourceLimits;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Data sources whose connections belong to requests. */
class TrackedDataSourceTest {

    private final JdbcResources jdbc = new JdbcResources(() -> false);
    private final OneRequest request = new OneRequest(jdbc, jdbc);
    private BarePool pool;
    private HeldResources working;
    private DataSource tracked;

    @BeforeEach
    void open() throws SQLException {
        pool = new BarePool(UUID.randomUUID().toString());
        tracked = jdbc.track(pool, () -> working);
        working = request.resources();
    }

    @AfterEach
    void close() throws SQLException {
        request.close();
        pool.close();
    }

    @Test
    void everyWayToAConnectionIsTracked() throws SQLException {
        tracked.getConnection();
        tracked.getConnection("sa", "");
        assertThat(request.statistics().held()).isEqualTo(2);
        request.end();
        assertThat(pool.out()).isZero();
        assertThat(request.statistics().leaked()).isEqualTo(2);
    }

    @Test
    void aBuilderIsTrackedWhereTheSourceHasOne() throws SQLException {
        assertThatThrownBy(tracked::createConnectionBuilder).isInstanceOf(SQLFeatureNotSupportedException.class);
        DataSource building = jdbc.track(new BuildingDataSource(pool), () -> working);
        building.createConnectionBuilder()
                .user("sa")
                .password("")
                .shardingKey(null)
                .superShardingKey(null)
                .build();
        assertThat(request.statistics().held()).isEqualTo(1);
        request.end();
        assertThat(pool.out()).isZero();
    }

    @Test
    void whereTheThreadWorksForNoRequestItsConnectionsAreItsOwn() throws SQLException {
        working = null;
        try (Connection own = tracked.getConnection()) {
            assertThat(ConnectionCalls.heldBy(own)).isNull();
            assertThat(request.statistics().held()).isZero();
            request.end();
            assertThat(own.isClosed()).isFalse();
        }
    }

    @Test
    void whatIsTrackedForTheSameAlreadyStaysTheSame() {
        DataSource mine = request.resources().track(pool);
        assertThat(request.resources().track(mine)).isSameAs(mine);
        DataSource everybodys = request.injected().track(pool);
        assertThat(request.injected().track(everybodys)).isSameAs(everybodys);
    }

    static Stream<UnaryOperator<DataSource>> whatHidesIt() {
        return Stream.of(bare -> bare, TrackedDataSourceTest::proxy, BuildingDataSource::new);
    }

    /** As a container makes it for a bean: it says nothing of what it leads to. */
    private static DataSource proxy(DataSource source) {
        return (DataSource) Proxy.newProxyInstance(
                TrackedDataSourceTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> method.invoke(source, arguments));
    }

    @ParameterizedTest
    @MethodSource("whatHidesIt")
    void whatIsTrackedForTheThreadsRequestWorksForOneRequestWhereThatTracksIt(UnaryOperator<DataSource> hide)
            throws SQLException {
        working = null; // as on a thread of the site's own
        request.resources().track(hide.apply(tracked)).getConnection();
        assertThat(request.statistics().held()).isEqualTo(1);
        request.end();
        assertThat(pool.out()).isZero();
    }

    @ParameterizedTest
    @MethodSource("whatHidesIt")
    void whatIsTrackedForAnotherRequestIsThatRequestsNoLonger(UnaryOperator<DataSource> hide) throws SQLException {
        HeldResources another = request.open();
        DataSource anothers = another.track(pool);
        another.end();
        request.resources().track(hide.apply(anothers)).getConnection();
        assertThat(request.statistics().held()).isEqualTo(1);
        request.end();
        assertThat(pool.out()).isZero();
    }

    @ParameterizedTest
    @MethodSource("whatHidesIt")
    void whatIsTrackedForOneRequestServesEverybodyWhereItIsInjected(UnaryOperator<DataSource> hide)
            throws SQLException {
        DataSource everybodys = jdbc.track(hide.apply(request.resources().track(pool)), () -> working);
        request.end();
        HeldResources next = request.open();
        working = next;
        everybodys.getConnection();
        assertThat(request.statistics().held()).isEqualTo(1);
        next.end();
        assertThat(pool.out()).isZero();
        working = null;
        try (Connection own = everybodys.getConnection()) {
            assertThat(ConnectionCalls.heldBy(own)).isNull();
        }
    }

    /** It would wait for itself: for as long as the pool lets anybody wait. */
    @Test
    void aRequestThatHoldsAllItMayIsToldBeforeThePoolIsAsked() throws Exception {
        ResourceLimits one = new ResourceLimits(null, OptionalInt.of(1), Duration.ofSeconds(10));
        try (OneRequest limited = new OneRequest(jdbc, jdbc, one)) {
            DataSource lending = limited.resources().track(pool);
            try (Connection first = lending.getConnection()) {
                assertThatThrownBy(lending::getConnection)
                        .isInstanceOfSatisfying(SQLNonTransientConnectionException.class, e -> {
                            assertThat(e.getSQLState()).isEqualTo("53300");
                            assertThat(e.getMessage()).startsWith("FREEDOM-0603: A connection (JDBC connection) can");
                        });
                assertThat(pool.most()).isEqualTo(1);
                assertThat(first.isClosed()).isFalse();
            }
            Connection orders = limited.resources().acquire("orders", lending::getConnection);
            assertThatThrownBy(lending::getConnection).hasMessageStartingWith("FREEDOM-0603: ");
            orders.close();
            limited.end();
            assertThatThrownBy(lending::getConnection).hasMessageStartingWith("FREEDOM-0602: ");
        }
        assertThat(pool.out()).isZero();
    }

    @Test
    void whatCantBeHeldGoesBackAtOnce() {
        JdbcResources failing = new JdbcResources(() -> {
            throw new AssertionError("no answer");
        });
        DataSource lending = failing.track(pool, () -> working);
        pool.inContainersTransaction(true);
        assertThatThrownBy(lending::getConnection)
                .isInstanceOf(AssertionError.class)
                .hasMessage("no answer");
        assertThat(pool.out()).isZero();
        assertThat(request.statistics().acquired()).isZero();
    }

    @Test
    void aSourceThatFailsLeavesTheThreadAsItWas() throws SQLException {
        DataSource failing = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    throw new SQLException("none");
                });
        assertThatThrownBy(jdbc.track(failing, () -> null)::getConnection).hasMessage("none");
        tracked.getConnection();
        assertThat(request.statistics().held()).isEqualTo(1);
    }

    @Test
    void aDataSourceAroundATrackedOneLendsOnce() throws SQLException {
        DataSource around = jdbc.track(new BuildingDataSource(tracked), () -> working);
        around.getConnection();
        assertThat(request.statistics().held()).isEqualTo(1);
        request.end();
        assertThat(request.statistics().leaked()).isEqualTo(1);
        assertThat(pool.out()).isZero();
    }

    @Test
    void unwrapReachesThePoolAndTheDriver() throws SQLException {
        JdbcDataSource driver = new JdbcDataSource();
        driver.setURL(BarePool.url(UUID.randomUUID().toString()));
        HikariConfig config = new HikariConfig();
        config.setDataSource(driver);
        config.setMaximumPoolSize(1);
        try (HikariDataSource hikari = new HikariDataSource(config)) {
            DataSource lending = jdbc.track(hikari, () -> working);
            assertThat(lending.unwrap(HikariDataSource.class)).isSameAs(hikari);
            assertThat(lending.unwrap(DataSource.class)).isSameAs(hikari);
            assertThat(lending.unwrap(JdbcDataSource.class)).isSameAs(driver);
            assertThat(lending.isWrapperFor(HikariDataSource.class)).isTrue();
            assertThat(lending.isWrapperFor(JdbcDataSource.class)).isTrue();
            assertThat(lending.isWrapperFor(BarePool.class)).isFalse();
            lending.setLoginTimeout(5);
            assertThat(hikari.getLoginTimeout()).isEqualTo(lending.getLoginTimeout());
        }
    }

    @Test
    void afterTheEndAConnectionGoesBackAtOnceAndTheSiteIsTold() {
        request.end();
        assertThatThrownBy(tracked::getConnection)
                .isInstanceOfSatisfying(SQLNonTransientConnectionException.class, e -> {
                    assertThat(e.getSQLState()).isEqualTo("08003");
                    assertThat(e.getMessage()).startsWith("FREEDOM-0602: ");
                    assertThat(e.getCause())
                            .isInstanceOfSatisfying(
                                    RequestResourcesException.class,
                                    cause -> assertThat(cause.id()).isEqualTo("FREEDOM-0602"));
                });
        assertThat(pool.out()).isZero();
        assertThat(request.statistics().held()).isZero();
    }

    @Test
    void whatThePoolThrowsArrivesAsItIs() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(BarePool.url(UUID.randomUUID().toString()));
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(250);
        try (HikariDataSource hikari = new HikariDataSource(config)) {
            DataSource lending = jdbc.track(hikari, () -> working);
            assertThatThrownBy(() -> lending.unwrap(BarePool.class)).isInstanceOf(SQLException.class);
            lending.getConnection();
            assertThatThrownBy(lending::getConnection)
                    .isInstanceOf(SQLTransientConnectionException.class)
                    .hasMessageContaining("request timed out");
            assertThat(request.statistics().held()).isEqualTo(1);
            request.end();
            assertThat(hikari.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }
}
