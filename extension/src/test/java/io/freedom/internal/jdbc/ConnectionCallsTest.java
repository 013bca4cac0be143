package io.freedom.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.internal.jdbc.BarePool.VendorConnection;
import io.freedom.internal.resources.HeldResources;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a site can do with a connection that its request holds. */
class ConnectionCallsTest {

    private static final Set<String> ALLOWED_WHEN_CLOSED = Set.of("close", "isClosed", "isValid", "abort");

    private final JdbcResources jdbc = new JdbcResources(() -> false);
    private final OneRequest request = new OneRequest(jdbc, jdbc);
    private BarePool pool;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        pool = new BarePool(UUID.randomUUID().toString());
        connection = request.resources().track(pool).getConnection();
    }

    @AfterEach
    void close() throws SQLException {
        request.close();
        pool.close();
    }

    @Test
    void theInterfacesOfADriverStay() {
        assertThat(connection)
                .isInstanceOfSatisfying(
                        VendorConnection.class,
                        vendor -> assertThat(vendor.vendor()).isEqualTo("vendor"));
    }

    @Test
    void aDriversOwnMethodOfTheSameNameIsTheDrivers() throws SQLException {
        VendorConnection vendor = (VendorConnection) connection;
        pool.calls().clear();
        vendor.abort();
        vendor.setSchema(1);
        vendor.setAutoCommit("off");
        assertThat(vendor.unwrap()).isEqualTo("vendor's");
        assertThat(pool.calls())
                .containsExactly("abort[]", "setSchema[int]", "setAutoCommit[class java.lang.String]", "unwrap[]");
        assertThat(request.statistics().held()).isEqualTo(1);
        request.end();
        assertThatThrownBy(vendor::abort).isInstanceOf(SQLNonTransientConnectionException.class);
        assertThatThrownBy(vendor::unwrap).isInstanceOf(IllegalStateException.class);
    }

    /** Such as Oracle's, which says what becomes of the connection in the pool. */
    @Test
    void aDriversOwnWayToCloseGivesItBack() throws SQLException {
        VendorConnection vendor = (VendorConnection) connection;
        vendor.setAutoCommit(false);
        pool.calls().clear();
        vendor.close(1);
        vendor.close(2);
        assertThat(pool.calls())
                .containsSubsequence("rollback", "setAutoCommit", "close[int]")
                .containsOnlyOnce("close[int]")
                .doesNotContain("close");
        assertThat(pool.out()).isZero();
        assertThat(vendor.isClosed()).isTrue();
        assertThat(request.statistics().held()).isZero();
        request.end();
        assertThat(request.leaks()).isEmpty();
    }

    @Test
    void unwrapReachesWhatTheSourceGaveAndWhatThatWraps() throws SQLException {
        assertThat(connection.unwrap(Connection.class)).isNotSameAs(connection).isInstanceOf(VendorConnection.class);
        assertThat(connection.isWrapperFor(Connection.class)).isTrue();
        assertThat(connection.unwrap(JdbcConnection.class)).isSameAs(pool.physical());
        assertThat(connection.isWrapperFor(JdbcConnection.class)).isTrue();
        assertThat(connection.isWrapperFor(String.class)).isFalse();
        assertThatThrownBy(() -> connection.unwrap(String.class)).isInstanceOf(SQLException.class);
    }

    @Test
    void itIsEqualToItselfAlone() throws SQLException {
        Connection another = request.resources().track(pool).getConnection();
        assertThat(connection).isEqualTo(connection).isNotEqualTo(another).isNotEqualTo(null);
        assertThat(connection.hashCode()).isEqualTo(connection.hashCode());
        assertThat(new HashSet<>(Set.of(connection, another))).contains(connection);
    }

    @Test
    void whatTheDriverThrowsArrivesAsItIs() {
        assertThatThrownBy(() -> connection.prepareStatement("selec"))
                .isExactlyInstanceOf(org.h2.jdbc.JdbcSQLSyntaxErrorException.class)
                .isInstanceOf(SQLSyntaxErrorException.class);
        assertThatThrownBy(() -> connection.createStatement().execute("selec"))
                .isInstanceOf(SQLSyntaxErrorException.class);
        assertThatThrownBy(() -> connection.setSchema("none")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> connection.abort(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void statementsAndMetadataLeadBackToIt() throws SQLException {
        Statement statement = connection.createStatement();
        PreparedStatement prepared = connection.prepareStatement("select 1");
        CallableStatement callable = connection.prepareCall("call 1");
        DatabaseMetaData metadata = connection.getMetaData();
        assertThat(statement.getConnection()).isSameAs(connection);
        assertThat(prepared.getConnection()).isSameAs(connection);
        assertThat(callable.getConnection()).isSameAs(connection);
        assertThat(metadata.getConnection()).isSameAs(connection);
        assertThat(statement).isEqualTo(statement).isNotEqualTo(prepared);
        assertThat(prepared.toString()).contains("select 1");
        assertThat(prepared.unwrap(PreparedStatement.class)).isNotSameAs(prepared);
        assertThat(prepared.isWrapperFor(org.h2.jdbc.JdbcPreparedStatement.class))
                .isTrue();
    }

    @Test
    void aResultSetComesAsItIsAndLeadsAround() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select 1")) {
            assertThat(rows).isInstanceOf(org.h2.jdbc.JdbcResultSet.class);
            assertThat(rows.getStatement()).isSameAs(statement.unwrap(Statement.class));
        }
    }

    @Test
    void closingAStatementsConnectionGivesItBack() throws SQLException {
        connection.createStatement().getConnection().close();
        assertThat(request.statistics().held()).isZero();
        request.end();
        assertThat(request.leaks()).isEmpty();
    }

    @Test
    void itClosesOnce() throws SQLException {
        connection.close();
        connection.close();
        request.end();
        connection.close();
        assertThat(pool.calls().stream().filter("close"::equals)).hasSize(1);
        assertThat(request.statistics().released()).isEqualTo(1);
        assertThat(connection.isClosed()).isTrue();
    }

    @Test
    void oneThatIsClosedMindsNoQuestionsThatJdbcAllows() throws SQLException {
        connection.close();
        assertThat(connection.isClosed()).isTrue();
        assertThat(connection.isValid(1)).isFalse();
        assertThatCode(() -> connection.abort(Runnable::run)).doesNotThrowAnyException();
        assertThat(connection.toString()).startsWith("Held by a request: ");
        assertThatThrownBy(() -> connection.setClientInfo("ApplicationName", "x"))
                .isInstanceOfSatisfying(
                        SQLClientInfoException.class,
                        e -> assertThat(e.getSQLState()).isEqualTo("08003"));
        assertThatThrownBy(() -> connection.setClientInfo(new Properties())).isInstanceOf(SQLClientInfoException.class);
        assertThatThrownBy(() -> ((VendorConnection) connection).vendor())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This connection is closed: the site closed it, or its request has ended.");
    }

    static Stream<Method> methodsOfAConnection() {
        return Stream.of(Connection.class.getMethods())
                .filter(method -> !ALLOWED_WHEN_CLOSED.contains(method.getName()))
                .filter(method -> !method.getName().equals("setClientInfo"));
    }

    @ParameterizedTest
    @MethodSource("methodsOfAConnection")
    void everyOtherCallOnAClosedOneIsRefused(Method method) throws SQLException {
        connection.close();
        pool.calls().clear();
        Object[] arguments = Stream.of(method.getParameterTypes())
                .map(type -> type == int.class ? Integer.valueOf(1) : type == boolean.class ? Boolean.TRUE : null)
                .toArray();
        assertThatThrownBy(() -> method.invoke(connection, arguments))
                .cause()
                .isInstanceOfSatisfying(
                        SQLNonTransientConnectionException.class,
                        e -> assertThat(e.getSQLState()).isEqualTo("08003"));
        assertThat(pool.calls()).isEmpty();
    }

    @Test
    void whatCameFromItIsClosedWithIt() throws SQLException {
        Statement statement = connection.createStatement();
        DatabaseMetaData metadata = connection.getMetaData();
        request.end();
        assertThat(statement.isClosed()).isTrue();
        assertThatCode(statement::close).doesNotThrowAnyException();
        assertThatThrownBy(() -> statement.execute("select 1")).isInstanceOf(SQLNonTransientConnectionException.class);
        assertThatThrownBy(statement::getConnection).isInstanceOf(SQLNonTransientConnectionException.class);
        assertThatThrownBy(metadata::getUserName).isInstanceOf(SQLNonTransientConnectionException.class);
    }

    /** The pool gives it to the next request: this one must not reach it any more. */
    @Test
    void twoRequestsThatGetTheSameConnectionOneAfterTheOtherNeverMeet() throws SQLException {
        request.end();
        try (Connection next = request.open().track(pool).getConnection()) {
            assertThatThrownBy(() -> connection.setAutoCommit(false)).isInstanceOf(SQLException.class);
            connection.close();
            assertThat(next.isClosed()).isFalse();
            assertThat(next.getAutoCommit()).isTrue();
        }
    }

    @Test
    void anAcquiredOneIsWrappedTheSameWay() throws Exception {
        Connection orders = request.resources().acquire("orders", pool::getConnection);
        assertThat(orders).isInstanceOf(VendorConnection.class);
        assertThat(Proxy.getInvocationHandler(orders)).isInstanceOf(ConnectionCalls.class);
        Connection again = request.resources().acquire("orders", pool::getConnection);
        assertThat(again).isSameAs(orders);
        orders.close();
        Connection another = request.resources().acquire("orders", pool::getConnection);
        assertThat(another).isNotSameAs(orders);
    }

    @Test
    void oneOfATrackedDataSourceIsAcquiredWithoutBeingALeak() throws Exception {
        connection.close();
        Connection orders =
                request.resources().acquire("orders", request.resources().track(pool)::getConnection);
        orders.setAutoCommit(false);
        request.end();
        assertThat(pool.out()).isZero();
        assertThat(pool.physical().getAutoCommit()).isTrue();
        assertThat(request.leaks()).isEmpty();
        assertThat(request.statistics().held()).isZero();
    }

    @Test
    void oneThatIsLentToAnotherRequestIsOnlyClosed() throws Exception {
        HeldResources another = request.open();
        Connection lent = another.track(pool).getConnection();
        Connection acquired = request.resources().acquire("orders", () -> lent);
        assertThat(acquired).isSameAs(lent);
        request.end();
        assertThat(lent.isClosed()).isTrue();
        another.end();
        assertThat(request.leaks()).hasSize(1);
        assertThat(request.statistics().held()).isZero();
    }

    @Test
    void whatIsNoConnectionIsHeldByOthers() {
        assertThat(jdbc.hold(() -> {}, request.resources())).isEmpty();
    }
}
