package io.freedom.internal.jdbc;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What can be set on a connection, and stays set when a pool hands it to the next one. */
@SuppressWarnings("ImmutableEnumChecker") // nothing in it can change
enum ConnectionSetting {
    READ_ONLY(
            "setReadOnly",
            List.of(boolean.class),
            Connection::isReadOnly,
            (connection, value) -> connection.setReadOnly((Boolean) requireNonNull(value))),
    ISOLATION(
            "setTransactionIsolation",
            List.of(int.class),
            Connection::getTransactionIsolation,
            (connection, value) -> connection.setTransactionIsolation((Integer) requireNonNull(value))),
    HOLDABILITY(
            "setHoldability",
            List.of(int.class),
            Connection::getHoldability,
            (connection, value) -> connection.setHoldability((Integer) requireNonNull(value))),
    CATALOG(
            "setCatalog",
            List.of(String.class),
            Connection::getCatalog,
            (connection, value) -> connection.setCatalog((String) value)),
    /** JDBC knows one schema: of a path of several (PostgreSQL), what is set back is the first. */
    SCHEMA(
            "setSchema",
            List.of(String.class),
            Connection::getSchema,
            (connection, value) -> connection.setSchema((String) value)),
    NETWORK_TIMEOUT(
            "setNetworkTimeout",
            List.of(Executor.class, int.class),
            Connection::getNetworkTimeout,
            (connection, value) -> connection.setNetworkTimeout(Runnable::run, (Integer) requireNonNull(value)));

    private final String setter;
    private final List<Class<?>> takes;
    private final Getter getter;
    private final Setter writer;

    ConnectionSetting(String setter, List<Class<?>> takes, Getter getter, Setter writer) {
        this.setter = setter;
        this.takes = takes;
        this.getter = getter;
        this.writer = writer;
    }

    /** Which one the method sets; null where it sets none. */
    static @Nullable ConnectionSetting ofSetter(Method method) {
        if (!method.getName().startsWith("set")) {
            return null;
        }
        for (ConnectionSetting setting : values()) {
            if (setting.setter.equals(method.getName())) {
                return JdbcCall.takes(method, setting.takes) ? setting : null;
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
