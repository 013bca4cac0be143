package io.freedom.internal.jdbc;

import io.freedom.RequestResourcesException;
import io.freedom.internal.resources.HeldResources;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.ShardingKey;
import java.sql.ShardingKeyBuilder;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source whose connections are lent to the request that they are taken for.
 *
 * <p>Threading: as the data source inside.
 */
final class TrackedDataSource implements DataSource {

    /** ISO SQL: connection does not exist. */
    private static final String NO_CONNECTION = "08003";

    /** As PostgreSQL has it: too many connections. */
    private static final String TOO_MANY = "53300";

    private final DataSource source;
    private final Supplier<@Nullable HeldResources> whose;
    private final Lending lending;

    TrackedDataSource(DataSource source, Supplier<@Nullable HeldResources> whose, Lending lending) {
        this.source = source;
        this.whose = whose;
        this.lending = lending;
    }

    boolean isFor(Supplier<@Nullable HeldResources> another) {
        return whose.equals(another);
    }

    /** What is tracked. */
    DataSource source() {
        return source;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return take(source::getConnection);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return take(() -> source.getConnection(username, password));
    }

    @Override
    public ConnectionBuilder createConnectionBuilder() throws SQLException {
        return new TrackedBuilder(source.createConnectionBuilder());
    }

    /** A request that has ended, or that holds too much, is told so in the way that callers of JDBC expect. */
    private Connection take(Lending.Source connections) throws SQLException {
        try {
            return lending.lend(whose, connections);
        } catch (RequestResourcesException refused) {
            String state = HeldResources.isTooMuch(refused) ? TOO_MANY : NO_CONNECTION;
            throw new SQLNonTransientConnectionException(refused.getMessage(), state, refused);
        }
    }

    @Override
    public ShardingKeyBuilder createShardingKeyBuilder() throws SQLException {
        return source.createShardingKeyBuilder();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return source.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(source) ? type.cast(source) : source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(source) || source.isWrapperFor(type);
    }

    @Override
    public String toString() {
        return "Tracked: " + source;
    }

    private final class TrackedBuilder implements ConnectionBuilder {

        private final ConnectionBuilder builder;

        TrackedBuilder(ConnectionBuilder builder) {
            this.builder = builder;
        }

        @Override
        public ConnectionBuilder user(String username) {
            builder.user(username);
            return this;
        }

        @Override
        public ConnectionBuilder password(String password) {
            builder.password(password);
            return this;
        }

        @Override
        public ConnectionBuilder shardingKey(ShardingKey shardingKey) {
            builder.shardingKey(shardingKey);
            return this;
        }

        @Override
        public ConnectionBuilder superShardingKey(ShardingKey superShardingKey) {
            builder.superShardingKey(superShardingKey);
            return this;
        }

        @Override
        public Connection build() throws SQLException {
            return take(builder::build);
        }
    }
}
