package io.freedom.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.internal.resources.HeldResources;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a site does to a connection, the next one finds it as it was. */
class ConnectionStatePropertiesTest {

    /** What a site does. What the database refuses is nothing to it. */
    private interface Action {
        void on(Connection connection) throws SQLException;
    }

    private record Named(String name, Action action) {

        void run(Connection connection) {
            try {
                action.on(connection);
            } catch (SQLException refused) {
                // by the database: the program goes on
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private record Seen(
            boolean autoCommit,
            int isolation,
            String schema,
            int holdability,
            Object readOnly,
            Object catalog,
            Object networkTimeout,
            int rows) {

        static Seen of(BarePool pool) throws SQLException {
            Connection connection = pool.physical();
            try (Statement statement = connection.createStatement();
                    ResultSet count = statement.executeQuery("select count(*) from public.orders")) {
                count.next();
                return new Seen(
                        connection.getAutoCommit(),
                        connection.getTransactionIsolation(),
                        connection.getSchema(),
                        connection.getHoldability(),
                        pool.kept("ReadOnly"),
                        pool.kept("Catalog"),
                        pool.kept("NetworkTimeout"),
                        count.getInt(1));
            }
        }
    }

    @Property(tries = 500)
    void everyProgramIsUndone(
            @ForAll boolean autoCommit, @ForAll boolean closes, @ForAll("programs") List<Named> program)
            throws SQLException {
        JdbcResources jdbc = new JdbcResources(() -> false);
        try (BarePool pool = new BarePool(UUID.randomUUID().toString());
                OneRequest site = new OneRequest(jdbc, jdbc)) {
            try (Statement statement = pool.physical().createStatement()) {
                statement.execute("create table orders(id int)");
                statement.execute("create schema archive");
            }
            pool.physical().setAutoCommit(autoCommit);
            Seen before = Seen.of(pool);
            pool.physical().commit();
            HeldResources request = site.resources();
            Connection connection = request.track(pool).getConnection();
            program.forEach(step -> step.run(connection));
            int committed = committed(program, autoCommit);
            if (closes) {
                connection.close();
            }
            request.end();
            assertThat(site.failures()).isEmpty();
            assertThat(pool.out()).isZero();
            assertThat(Seen.of(pool)).isEqualTo(withRows(before, committed));
        }
    }

    private static Seen withRows(Seen seen, int rows) {
        return new Seen(
                seen.autoCommit,
                seen.isolation,
                seen.schema,
                seen.holdability,
                seen.readOnly,
                seen.catalog,
                seen.networkTimeout,
                rows);
    }

    /** How many rows a database has for good after this. */
    private static int committed(List<Named> program, boolean autoCommit) {
        boolean on = autoCommit;
        int rows = 0;
        int pending = 0;
        for (Named step : program) {
            switch (step.name) {
                case "insert":
                    pending++;
                    break;
                case "rollback":
                    pending = on ? pending : 0;
                    break;
                case "on", "off":
                    boolean now = step.name.equals("on");
                    rows += now == on ? 0 : pending;
                    pending = now == on ? pending : 0;
                    on = now;
                    break;
                case "commit", "serializable", "uncommitted", "no isolation": // H2 commits to set an isolation level
                    rows += pending;
                    pending = 0;
                    break;
                default:
                    break;
            }
            if (on) {
                rows += pending;
                pending = 0;
            }
        }
        return rows;
    }

    @Provide
    Arbitrary<List<Named>> programs() {
        return Arbitraries.of(
                        named("on", connection -> connection.setAutoCommit(true)),
                        named("off", connection -> connection.setAutoCommit(false)),
                        named("insert", ConnectionStatePropertiesTest::insert),
                        named("commit", Connection::commit),
                        named("rollback", Connection::rollback),
                        named("read only", connection -> connection.setReadOnly(true)),
                        named("read and write", connection -> connection.setReadOnly(false)),
                        named(
                                "serializable",
                                connection -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE)),
                        named(
                                "uncommitted",
                                connection ->
                                        connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED)),
                        named("no isolation", connection -> connection.setTransactionIsolation(99)),
                        named("archive", connection -> connection.setSchema("ARCHIVE")),
                        named("no schema", connection -> connection.setSchema("NONE")),
                        named("catalog", connection -> connection.setCatalog("another")),
                        named(
                                "holdability",
                                connection -> connection.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT)),
                        named("timeout", connection -> connection.setNetworkTimeout(Runnable::run, 500)),
                        named("statement", Connection::createStatement))
                .list()
                .ofMaxSize(12);
    }

    private static Named named(String name, Action action) {
        return new Named(name, action);
    }

    private static void insert(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("insert into public.orders values (1)");
        }
    }
}
