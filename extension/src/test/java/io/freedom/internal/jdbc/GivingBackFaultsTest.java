package io.freedom.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.internal.resources.HeldResources;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps of giving a connection back that fail. */
class GivingBackFaultsTest {

    private final JdbcResources jdbc = new JdbcResources(() -> false);
    private final OneRequest request = new OneRequest(jdbc, jdbc);
    private BarePool pool;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        pool = new BarePool(UUID.randomUUID().toString());
        connection = request.resources().track(pool).getConnection();
        connection.setAutoCommit(false);
        connection.setSchema("INFORMATION_SCHEMA");
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        connection.setNetworkTimeout(Runnable::run, 500);
        pool.calls().clear();
    }

    @AfterEach
    void close() throws SQLException {
        request.close();
        pool.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "setAutoCommit",
                "setSchema",
                "setReadOnly",
                "setTransactionIsolation",
                "setNetworkTimeout",
                "clearWarnings",
                "close"
            })
    void everyOtherStepIsTaken(String failing) {
        pool.fail(failing);
        request.end();
        assertThat(pool.calls())
                .contains(
                        "rollback",
                        "setAutoCommit",
                        "setReadOnly",
                        "setTransactionIsolation",
                        "setSchema",
                        "setNetworkTimeout",
                        "clearWarnings")
                .endsWith("close");
        assertThat(request.failures())
                .singleElement()
                .satisfies(e -> assertThat(e).isInstanceOf(SQLException.class).hasMessage("no " + failing));
        assertThat(request.statistics().failed()).isEqualTo(1);
        assertThat(request.statistics().held()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "isClosed",
                "getAutoCommit",
                "rollback",
                "setAutoCommit",
                "setSchema",
                "setReadOnly",
                "setTransactionIsolation",
                "setNetworkTimeout",
                "clearWarnings"
            })
    void anErrorKeepsNoConnection(String failing) {
        pool.breakDown(failing);
        request.end();
        assertThat(pool.out()).isZero();
        assertThat(pool.calls()).contains("rollback").doesNotContain("commit").endsWith("close");
        assertThat(request.statistics().held()).isZero();
    }

    @Test
    void anErrorIsToldAsItIs() {
        pool.breakDown("clearWarnings");
        request.end();
        assertThat(request.failures())
                .singleElement()
                .satisfies(e -> assertThat(e).isInstanceOf(AssertionError.class).hasMessage("no clearWarnings"));
    }

    @Test
    void whatAnErrorLeavesOpenIsAbortedAndNeverCommitted() {
        pool.breakDown("rollback");
        request.end();
        assertThat(pool.calls())
                .contains("abort")
                .doesNotContain("setAutoCommit")
                .endsWith("close");
    }

    /** To turn auto-commit on would commit what could not be rolled back. */
    @Test
    void whatCantBeRolledBackIsAbortedAndNeverCommitted() {
        pool.fail("rollback");
        request.end();
        assertThat(pool.calls())
                .contains("abort")
                .doesNotContain("setAutoCommit", "commit")
                .endsWith("close");
        assertThat(request.failures())
                .singleElement()
                .satisfies(e -> assertThat(e).hasMessage("no rollback"));
    }

    @Test
    void allThatFailsIsToldTogether() {
        pool.fail("setSchema", "clearWarnings", "close");
        request.end();
        assertThat(request.failures()).singleElement().satisfies(e -> {
            assertThat(e).hasMessage("no setSchema");
            assertThat(e.getSuppressed())
                    .extracting(Throwable::getMessage)
                    .containsExactly("no clearWarnings", "no close");
        });
    }

    /** In a {@code finally}, it would hide what the site itself threw. */
    @Test
    void theSiteThatClosesDoesNotSeeWhatElseFails() throws SQLException {
        pool.fail("clearWarnings", "rollback");
        connection.close();
        assertThat(pool.out()).isZero();
        assertThat(request.failures())
                .singleElement()
                .satisfies(e -> assertThat(e).hasMessage("no rollback"));
        assertThat(request.statistics().failed()).isEqualTo(1);
        request.end();
        assertThat(request.failures()).hasSize(1);
    }

    @Test
    void theSiteThatClosesSeesThatItCant() {
        pool.fail("close");
        assertThatThrownBy(connection::close).isInstanceOf(SQLException.class).hasMessage("no close");
        assertThat(request.failures()).isEmpty();
        assertThat(request.statistics().failed()).isEqualTo(1);
    }

    @Test
    void theSiteThatClosesSeesThatItCantAndTheLogTheRest() {
        pool.fail("close", "setSchema");
        assertThatThrownBy(connection::close).isInstanceOf(SQLException.class).hasMessage("no close");
        assertThat(request.failures())
                .singleElement()
                .satisfies(e -> assertThat(e).hasMessage("no setSchema"));
    }

    @Test
    void whatCantBeAskedLeavesTheRollbackOfWhatTheSiteBegan() {
        pool.fail("getAutoCommit");
        request.end();
        assertThat(request.failures()).isEmpty();
        assertThat(pool.calls()).contains("rollback").endsWith("close");
    }

    @Test
    void oneThatNeverSaidHowItCameGoesBackAsItIs() throws SQLException {
        pool.fail("getAutoCommit");
        Connection silent = request.resources().track(pool).getConnection();
        pool.calls().clear();
        silent.close();
        assertThat(pool.calls()).containsExactly("isClosed", "getAutoCommit", "close");
    }

    @Test
    void oneThatCantSayWhetherItIsClosedIsUndone() {
        pool.fail("isClosed");
        request.end();
        assertThat(request.failures()).isEmpty();
        assertThat(pool.calls()).contains("rollback", "setAutoCommit").endsWith("close");
    }

    @Test
    void aConnectionThatBreaksMeanwhileIsOnlyClosed() throws SQLException {
        pool.breakAt("rollback");
        request.end();
        assertThat(request.failures())
                .singleElement()
                .satisfies(e -> assertThat(e.getSuppressed()).isEmpty());
        assertThat(pool.calls())
                .containsSubsequence("rollback", "isClosed", "close")
                .doesNotContain("setAutoCommit");
    }

    @Test
    void aPoolWithoutAutoCommitIsToldWhatIsLost() throws SQLException {
        request.end();
        pool.physical().setAutoCommit(false);
        pool.failWith("08006", "rollback");
        HeldResources another = request.open();
        another.track(pool).getConnection();
        another.end();
        assertThat(request.failures())
                .singleElement()
                .satisfies(e -> assertThat(e).hasMessage("no rollback"));
        assertThat(pool.calls()).contains("abort");
    }

    @Test
    void manyStatementsThatFailAreToldInAFewLines() throws SQLException {
        Statement[] statements = new Statement[100];
        pool.failStatements();
        for (int i = 0; i < statements.length; i++) {
            statements[i] = connection.createStatement();
        }
        request.end();
        assertThat(request.failures()).singleElement().satisfies(e -> {
            assertThat(e).hasMessage("no close of a statement");
            assertThat(e.getSuppressed()).hasSize(10);
        });
        assertThat(pool.calls()).contains("rollback").endsWith("close");
        assertThat(statements).isNotEmpty();
    }
}
