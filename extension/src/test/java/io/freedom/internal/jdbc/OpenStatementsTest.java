package io.freedom.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which statements are remembered, and how long. */
class OpenStatementsTest {

    private final OpenStatements statements = new OpenStatements();
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void oneHundredThousandThatTheSiteClosesLeaveNothing() throws SQLException {
        for (int i = 0; i < 100_000; i++) {
            try (Statement statement = connection.createStatement()) {
                statements.add(statement);
                assertThat(statements.count()).isLessThanOrEqualTo(33);
            }
        }
    }

    @Test
    void thoseThatAreOpenAreRememberedAmongManyThatAreNot() throws SQLException {
        List<Statement> open = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            Statement statement = connection.createStatement();
            statements.add(statement);
            if (i % 100 == 0) {
                open.add(statement);
            } else {
                statement.close();
            }
        }
        assertThat(statements.count()).isLessThan(300);
        Undoing undoing = new Undoing();
        statements.close(undoing);
        assertThat(open).hasSize(100).allMatch(OpenStatementsTest::isClosed);
        assertThat(undoing.hasFailed()).isFalse();
        assertThat(statements.count()).isZero();
    }

    private static boolean isClosed(Statement statement) {
        try {
            return statement.isClosed();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theLatestIsClosedFirst() throws SQLException {
        ResultSet rows;
        Statement first = connection.createStatement();
        statements.add(first);
        Statement second = connection.createStatement();
        statements.add(second);
        rows = second.executeQuery("select 1");
        statements.close(new Undoing());
        assertThat(rows.isClosed()).isTrue();
        assertThat(first.isClosed()).isTrue();
    }

    @Test
    void oneThatNobodyReachesIsNotKept() throws SQLException {
        WeakReference<Statement> forgotten = forgotten();
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            System.gc();
            return forgotten.get() == null;
        });
        statements.close(new Undoing());
    }

    private WeakReference<Statement> forgotten() throws SQLException {
        Statement statement = connection.createStatement();
        statements.add(statement);
        return new WeakReference<>(statement);
    }
}
