package io.freedom.connections;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL out of a Maven jar, on a free port of the loopback address, with the table of the site. */
public final class PostgreSql implements AutoCloseable {

    public static final String USER = "postgres";

    private static final String HERE = InetAddress.getLoopbackAddress().getHostAddress();

    /** The unpacked server stays for the next test. */
    private static final Path WORK = Path.of(System.getProperty("connections.work"));

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    private PostgreSql(Path data, EmbeddedPostgres server) {
        this.data = data;
        this.server = server;
        this.port = server.getPort();
    }

    /** @param data a folder for its data, which is empty */
    public static PostgreSql start(Path data) throws IOException, SQLException {
        PostgreSql started = new PostgreSql(data, begin(data, Redis.freePort()));
        try {
            started.execute("create table visit (id varchar(60) primary key, page varchar(60))");
        } catch (SQLException failure) {
            started.close();
            throw failure;
        }
        return started;
    }

    private static EmbeddedPostgres begin(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(WORK.resolve("postgresql").toFile())
                .setServerConfig("listen_addresses", HERE)
                .setPort(port)
                .setPGStartupWait(Duration.ofMinutes(1))
                .start();
    }

    public String url() {
        return "jdbc:postgresql://" + HERE + ':' + port + "/postgres";
    }

    public int port() {
        return port;
    }

    /** A connection of the test's own. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url() + "?ApplicationName=test", USER, "");
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The number that a query gives. */
    public long count(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** How many visits of a page were committed. */
    public long visits(String page) throws SQLException {
        return count("select count(*) from visit where page = '" + page + "'");
    }

    /** How many connections but the test's own have a transaction open that nobody works on. */
    public long idleInTransaction() throws SQLException {
        return count("select count(*) from pg_stat_activity where state like 'idle in transaction%'");
    }

    /** How many connections of clients there are but the test's own. */
    public long connections() throws SQLException {
        return count("select count(*) from pg_stat_activity where backend_type = 'client backend'"
                + " and application_name <> 'test'");
    }

    /** Ends the connections of everybody but the test's own, as an administrator does. */
    public long terminateAll() throws SQLException {
        return count(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where backend_type = 'client backend'"
                        + " and application_name <> 'test'");
    }

    /** Kills the server's first process, and waits for the others, which follow: none is started anew beside them. */
    public void kill() throws Exception {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        process.destroyForcibly();
        for (ProcessHandle each : all) {
            each.onExit().get(1, TimeUnit.MINUTES);
        }
        server.close();
    }

    /** Starts it again, on the same port and with the same data. */
    public void restart() throws IOException {
        server = begin(data, port);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
