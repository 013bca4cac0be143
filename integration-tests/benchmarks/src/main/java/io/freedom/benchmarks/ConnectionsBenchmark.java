package io.freedom.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.freedom.RequestInfo;
import io.freedom.internal.jdbc.JdbcResources;
import io.freedom.internal.resources.HeldResources;
import io.freedom.internal.resources.ResourceLimits;
import io.freedom.internal.resources.SiteResources;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A pooled connection of a request, beside the bare pool; a database in memory answers, so that there is no network to wait for. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ConnectionsBenchmark {

    private static final RequestInfo REQUEST = new RequestInfo("1", "GET", "/", null, "127.0.0.1", Instant.EPOCH);

    private final HikariDataSource pool = pool();
    private final SiteResources site = site();
    private final DataSource tracked = site.injected().track(pool);

    private static HikariDataSource pool() {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl("jdbc:h2:mem:");
        settings.setMaximumPoolSize(1);
        return new HikariDataSource(settings);
    }

    private static SiteResources site() {
        JdbcResources jdbc = JdbcResources.create();
        return SiteResources.start(ResourceLimits.DEFAULT, List.of(jdbc), jdbc);
    }

    @TearDown
    public void close() {
        site.close();
        pool.close();
    }

    @Benchmark
    public void bare() throws SQLException {
        pool.getConnection().close();
    }

    /** Given back by the end of the request. */
    @Benchmark
    public void acquired() throws SQLException {
        HeldResources request = site.open(REQUEST);
        request.acquire("orders", pool::getConnection);
        request.end();
    }

    /** Closed by the site, as it should be. */
    @Benchmark
    public void tracked() throws SQLException {
        HeldResources request = site.open(REQUEST);
        HeldResources before = site.current().enter(request);
        tracked.getConnection().close();
        site.current().leave(before);
        request.end();
    }

    @Benchmark
    public int bareWithAQuery() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return query(connection);
        }
    }

    @Benchmark
    public int acquiredWithAQuery() throws SQLException {
        HeldResources request = site.open(REQUEST);
        int answer = query(request.acquire("orders", pool::getConnection));
        request.end();
        return answer;
    }

    private static int query(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select 42")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
