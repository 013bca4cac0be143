package io.freedom.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What can be set on a connection, and stays set when a pool hands it to the next one. */
enum ConnectionSetting {
    READ_ONLY("setReadOnly", Connection::isReadOnly, (connection, value) -> connection.setReadOnly((Boolean) value)),
    ISOLATION(
            "setTransactionIsolation",
            Connection::getTransactionIsolation,
            (connection, value) -> connection.setTransactionIsolation((Integer) value)),
    HOLDABILITY(
            "setHoldability",
            Connection::getHoldability,
            (connection, value) -> connection.setHoldability((Integer) value)),
    CATALOG("setCatalog", Connection::getCatalog, (connection, value) -> connection.setCatalog((String) value)),
    /** JDBC knows one schema: of a path of several (PostgreSQL), what is set back is the first. */
    SCHEMA("setSchema", Connection::getSchema, (connection, value) -> connection.setSchema((String) value)),
    NETWORK_TIMEOUT(
            "setNetworkTimeout",
            Connection::getNetworkTimeout,
            (connection, value) -> connection.setNetworkTimeout(Runnable::run, (Integer) value));

    private final String setter;
    private final Getter getter;
    private final Setter writer;

    ConnectionSetting(String setter, Getter getter, Setter writer) {
        this.setter = setter;
        this.getter = getter;
        this.writer = writer;
    }

    /** Which one the method of that name sets; null where it sets none. */
    static @Nullable ConnectionSetting ofSetter(String method) {
        if (!method.startsWith("set")) {
            return null;
        }
        for (ConnectionSetting setting : values()) {
            if (setting.setter.equals(method)) {
                return setting;
            }
        }
        return null;
    }

    @Nullable
    Object read(Connection connection) throws SQLException {
        return getter.get(connection);
    }

    void write(Connection connection, @Nullable Object value) throws SQLException {
        writer.set(connection, value);
    }

    private interface Getter {

        @Nullable
        Object get(Connection connection) throws SQLException;
    }

    private interface Setter {

        void set(Connection connection, @Nullable Object value) throws SQLException;
    }
}
