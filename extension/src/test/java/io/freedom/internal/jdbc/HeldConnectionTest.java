package io.freedom.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.freedom.internal.resources.HeldResources;
import io.freedom.internal.resources.Resource;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a connection that goes back. */
class HeldConnectionTest {

    private final String database = UUID.randomUUID().toString();
    private boolean inTransaction;
    private final JdbcResources jdbc = new JdbcResources(() -> inTransaction);
    private final OneRequest request = new OneRequest(jdbc, jdbc);
    private Connection observer;
    private BarePool pool;
    private DataSource tracked;

    @BeforeEach
    void open() throws SQLException {
        observer = DriverManager.getConnection(BarePool.url(database));
        try (Statement statement = observer.createStatement()) {
            statement.execute("create table orders(id int primary key)");
            statement.execute("create schema archive");
        }
        pool = new BarePool(database);
        tracked = request.resources().track(pool);
    }

    @AfterEach
    void close() throws SQLException {
        request.close();
        pool.close();
        observer.close();
    }

    private static void insert(Connection connection, int id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("insert into orders values (?)")) {
            statement.setInt(1, id);
            statement.executeUpdate();
        }
    }

    private int orders() throws SQLException {
        try (Statement statement = observer.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from orders")) {
            count.next();
            return count.getInt(1);
        }
    }

    @Test
    void anOpenTransactionIsRolledBackAsAnotherConnectionSees() throws SQLException {
        Connection connection = tracked.getConnection();
        connection.setAutoCommit(false);
        insert(connection, 1);
        request.end();
        assertThat(request.failures()).isEmpty();
        assertThat(request.leaks()).singleElement().asString().contains("It was rolled back and closed");
        assertThat(orders()).isZero();
        assertThat(pool.physical().getAutoCommit()).isTrue();
        pool.physical().commit();
        assertThat(orders()).isZero();
        assertThat(pool.out()).isZero();
    }

    @Test
    void whatWasCommittedStays() throws SQLException {
        Connection connection = tracked.getConnection();
        insert(connection, 1);
        connection.setAutoCommit(false);
        insert(connection, 2);
        connection.commit();
        insert(connection, 3);
        request.end();
        assertThat(orders()).isEqualTo(2);
    }

    @Test
    void oneThatTheSiteClosesIsUndoneTheSameWayAndHeldNoMore() throws SQLException {
        try (Connection connection = tracked.getConnection()) {
            connection.setAutoCommit(false);
            insert(connection, 1);
        }
        assertThat(request.statistics().held()).isZero();
        request.end();
        assertThat(request.leaks()).isEmpty();
        assertThat(pool.out()).isZero();
        assertThat(orders()).isZero();
        assertThat(pool.physical().getAutoCommit()).isTrue();
    }

    @Test
    void autoCommitThatWasTurnedOffBySqlIsTurnedOnAndTheRestRolledBack() throws SQLException {
        Connection connection = tracked.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set autocommit false");
        }
        insert(connection, 1);
        request.end();
        assertThat(orders()).isZero();
        assertThat(pool.physical().getAutoCommit()).isTrue();
    }

    @Test
    void everythingThatWasSetIsSetAsItCame() throws SQLException {
        pool.physical().setHoldability(ResultSet.HOLD_CURSORS_OVER_COMMIT);
        Connection connection = tracked.getConnection();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setSchema("ARCHIVE");
        connection.setCatalog("another");
        connection.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT);
        connection.setNetworkTimeout(Runnable::run, 500);
        request.end();
        assertThat(request.failures()).isEmpty();
        assertThat(pool.physical().getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        assertThat(pool.physical().getSchema()).isEqualTo("PUBLIC");
        assertThat(pool.physical().getHoldability()).isEqualTo(ResultSet.HOLD_CURSORS_OVER_COMMIT);
        assertThat(pool.physical().getAutoCommit()).isTrue();
        assertThat(pool.kept("ReadOnly")).isEqualTo(false);
        assertThat(pool.kept("Catalog")).isNull();
        assertThat(pool.kept("NetworkTimeout")).isEqualTo(0);
    }

    @Test
    void whatTheSiteNeverSetsIsNeitherAskedNorSet() throws SQLException {
        insert(tracked.getConnection(), 1);
        request.end();
        assertThat(pool.calls())
                .containsExactly(
                        "getAutoCommit", "prepareStatement", "isClosed", "getAutoCommit", "clearWarnings", "close");
    }

    @Test
    void whatTheSiteSetsBackByItselfIsNotSetOnceMore() throws SQLException {
        Connection connection = tracked.getConnection();
        connection.setReadOnly(true);
        connection.setReadOnly(false);
        pool.calls().clear();
        request.end();
        assertThat(pool.calls()).doesNotContain("setReadOnly");
    }

    @Test
    void aSettingThatIsRefusedIsNotSetBack() throws SQLException {
        Connection connection = tracked.getConnection();
        pool.fail("setReadOnly");
        assertThatThrownBy(() -> connection.setReadOnly(true)).hasMessage("no setReadOnly");
        request.end();
        assertThat(request.failures()).isEmpty();
    }

    @Test
    void aSettingThatCantBeAskedIsSetAllTheSameAndStays() throws SQLException {
        Connection connection = tracked.getConnection();
        pool.fail("isReadOnly");
        connection.setReadOnly(true);
        request.end();
        assertThat(request.failures()).isEmpty();
        assertThat(pool.kept("ReadOnly")).isEqualTo(true);
    }

    @Test
    void statementsAndResultSetsAreClosed() throws SQLException {
        Connection connection = tracked.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from orders");
        Statement real = statement.unwrap(org.h2.jdbc.JdbcStatement.class);
        PreparedStatement prepared = connection.prepareStatement("select 1");
        PreparedStatement realPrepared = prepared.unwrap(org.h2.jdbc.JdbcPreparedStatement.class);
        request.end();
        assertThat(real.isClosed()).isTrue();
        assertThat(realPrepared.isClosed()).isTrue();
        assertThat(rows.isClosed()).isTrue();
        assertThat(statement.isClosed()).isTrue();
        assertThat(prepared.isClosed()).isTrue();
    }

    @Test
    void aConnectionThatIsClosedUnderneathIsOnlyClosed() throws SQLException {
        Connection connection = tracked.getConnection();
        connection.setAutoCommit(false);
        connection.unwrap(Connection.class).close();
        pool.calls().clear();
        request.end();
        assertThat(request.failures()).isEmpty();
        assertThat(pool.calls()).containsExactly("isClosed", "close");
        assertThat(request.leaks()).isEmpty();
        assertThat(request.statistics().leaked()).isZero();
    }

    @Test
    void aConnectionThatTheSiteAbortsIsGivenBackAtOnce() throws SQLException {
        Connection connection = tracked.getConnection();
        connection.setAutoCommit(false);
        connection.abort(Runnable::run);
        assertThat(connection.isClosed()).isTrue();
        assertThat(request.statistics().held()).isZero();
        request.end();
        assertThat(request.leaks()).isEmpty();
        assertThat(pool.calls()).contains("abort").doesNotContain("rollback");
    }

    @Test
    void aPoolWithoutAutoCommitGetsItsConnectionsBackRolledBackAndWithoutIt() throws SQLException {
        pool.physical().setAutoCommit(false);
        Connection connection = tracked.getConnection();
        insert(connection, 1);
        connection.setReadOnly(true);
        request.end();
        assertThat(request.failures()).isEmpty();
        assertThat(pool.physical().getAutoCommit()).isFalse();
        assertThat(pool.kept("ReadOnly")).isEqualTo(false);
        pool.physical().commit();
        assertThat(orders()).isZero();
    }

    @Test
    void aPoolWithoutAutoCommitGetsItTurnedOffAgain() throws SQLException {
        pool.physical().setAutoCommit(false);
        tracked.getConnection().setAutoCommit(true);
        request.end();
        assertThat(pool.physical().getAutoCommit()).isFalse();
    }

    /** Payara and GlassFish would do it, and lose what the transaction is to commit. */
    @Test
    void inATransactionOfTheContainersNothingIsRolledBack() throws SQLException {
        pool.physical().setAutoCommit(false);
        inTransaction = true;
        try (Connection connection = tracked.getConnection()) {
            insert(connection, 1);
        }
        assertThat(pool.calls()).doesNotContain("rollback", "setAutoCommit", "clearWarnings");
        pool.physical().commit();
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void aTransactionOfTheContainersThatJoinsLaterIsLeftAlone() throws SQLException {
        Connection connection = tracked.getConnection();
        inTransaction = true;
        pool.physical().setAutoCommit(false);
        insert(connection, 1);
        connection.close();
        assertThat(pool.physical().getAutoCommit()).isFalse();
        pool.physical().commit();
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void aTransactionOfTheContainersThatIsOverLeavesAutoCommitOn() throws SQLException {
        pool.inContainersTransaction(true);
        inTransaction = true;
        insert(tracked.getConnection(), 1);
        pool.inContainersTransaction(false);
        inTransaction = false;
        request.end();
        assertThat(request.failures()).isEmpty();
        assertThat(pool.physical().getAutoCommit()).isTrue();
    }

    /** Its drivers refuse that (PostgreSQL), or change what the transaction has still to do. */
    @Test
    void inATransactionOfTheContainersNothingIsSetBack() throws SQLException {
        pool.physical().setAutoCommit(false);
        inTransaction = true;
        Connection connection = tracked.getConnection();
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        connection.setSchema("ARCHIVE");
        pool.fail("setTransactionIsolation", "setSchema", "clearWarnings");
        pool.calls().clear();
        connection.close();
        assertThat(pool.calls()).containsExactly("isClosed", "getAutoCommit", "close");
    }

    /** A path of several schemas can't be set by JDBC: what the rollback set back must stay. */
    @Test
    void whatTheRollbackUndidIsNotSetOnceMore() throws SQLException {
        pool.keepInTransactions();
        Connection connection = tracked.getConnection();
        connection.setAutoCommit(false);
        connection.setCatalog("another");
        connection.setSchema("ARCHIVE");
        pool.calls().clear();
        request.end();
        assertThat(request.failures()).isEmpty();
        assertThat(pool.calls())
                .doesNotContain("setCatalog")
                .containsSubsequence("rollback", "setAutoCommit", "getCatalog", "setSchema");
        assertThat(pool.kept("Catalog")).isNull();
        assertThat(pool.physical().getSchema()).isEqualTo("PUBLIC");
    }

    @Test
    void whatCantBeAskedAfterTheRollbackIsSetBack() throws SQLException {
        Connection connection = tracked.getConnection();
        connection.setAutoCommit(false);
        connection.setSchema("ARCHIVE");
        pool.fail("getSchema");
        request.end();
        assertThat(request.failures()).isEmpty();
        assertThat(pool.physical().getSchema()).isEqualTo("PUBLIC");
    }

    /** The end of a request mostly has another thread than its transaction. */
    @Test
    void oneThatCameInATransactionOfTheContainersIsLeftAloneOnEveryThread() throws SQLException {
        pool.physical().setAutoCommit(false);
        inTransaction = true;
        insert(tracked.getConnection(), 1);
        inTransaction = false;
        request.end();
        assertThat(pool.calls()).doesNotContain("rollback", "setAutoCommit", "abort");
        pool.physical().commit();
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void whatTheSiteBeginsAfterTheContainersTransactionIsRolledBack() throws SQLException {
        pool.physical().setAutoCommit(false);
        inTransaction = true;
        Connection connection = tracked.getConnection();
        inTransaction = false;
        pool.physical().setAutoCommit(true);
        connection.setAutoCommit(false);
        insert(connection, 1);
        request.end();
        assertThat(orders()).isZero();
        pool.physical().commit();
        assertThat(orders()).isZero();
    }

    /** Payara and GlassFish hand that to the driver, which has nothing to do. */
    @Test
    void autoCommitThatTheSiteTurnsOffOnceMoreStaysTheContainers() throws SQLException {
        pool.physical().setAutoCommit(false);
        inTransaction = true;
        Connection connection = tracked.getConnection();
        connection.setAutoCommit(false);
        insert(connection, 1);
        inTransaction = false;
        request.end();
        pool.physical().commit();
        assertThat(orders()).isEqualTo(1);
    }

    /** WildFly refuses it; the thread of the request's end is not that of the transaction. */
    @Test
    void aTransactionOfTheContainersThatIsNotSeenIsNoFailure() throws SQLException {
        pool.inContainersTransaction(true);
        tracked.getConnection();
        request.end();
        assertThat(request.failures()).isEmpty();
        assertThat(request.leaks()).singleElement().asString().contains("It was closed");
        assertThat(pool.calls()).contains("rollback").doesNotContain("abort").endsWith("close");
    }

    @Test
    void hikariHasItsConnectionBack() throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(BarePool.url(database));
        config.setMaximumPoolSize(1);
        try (HikariDataSource hikari = new HikariDataSource(config)) {
            for (int i = 0; i < 5; i++) {
                HeldResources resources = request.open();
                DataSource lending = resources.track(hikari);
                Connection connection = lending.getConnection();
                connection.setAutoCommit(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                insert(connection, i);
                assertThat(hikari.getHikariPoolMXBean().getActiveConnections()).isEqualTo(1);
                resources.end();
                assertThat(hikari.getHikariPoolMXBean().getActiveConnections()).isZero();
            }
            assertThat(orders()).isZero();
        }
    }

    @Test
    void oneThatHangsIsAbortedByAnotherThread() throws Exception {
        CountDownLatch aborted = new CountDownLatch(1);
        Connection hanging = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "abort":
                            aborted.countDown();
                            return null;
                        case "close":
                            aborted.await();
                            throw new SQLException("aborted");
                        default:
                            return method.invoke(pool.physical(), arguments);
                    }
                });
        Resource held = jdbc.hold(hanging, request.resources()).orElseThrow();
        Thread aborter = new Thread(held::abort);
        aborter.start();
        assertThatThrownBy(held::giveBack).hasMessage("aborted");
        aborter.join();
    }
}
