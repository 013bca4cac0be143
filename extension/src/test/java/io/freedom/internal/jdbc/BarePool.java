package io.freedom.internal.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * One connection of a real database, handed on again and again by a pool that undoes nothing, as some do. What that database
 * does not keep - whether it is read-only, its catalog, its network timeout - is kept here. Each method can be made to fail.
 */
final class BarePool implements DataSource, AutoCloseable {

    /** What this driver offers beyond JDBC. */
    public interface VendorConnection extends Connection {
        String vendor();

        /** Another one than JDBC's. */
        void abort() throws SQLException;

        /** With a choice of how. */
        void close(int how) throws SQLException;

        String unwrap();

        void setSchema(int number) throws SQLException;

        void setAutoCommit(String mode) throws SQLException;
    }

    private final Connection physical;
    private final Map<String, Object> kept = new HashMap<>(Map.of("ReadOnly", false, "NetworkTimeout", 0));
    private final Set<String> failing = new HashSet<>();
    private final List<String> calls = new ArrayList<>();
    private final Set<String> breakingDown = new HashSet<>();
    private final Map<String, Object> committed = new HashMap<>();
    private boolean transactional;
    private boolean inContainersTransaction;
    private boolean statementsFail;
    private String breaking = "";
    private String state = "";
    private int out;
    private int most;

    BarePool(String database) throws SQLException {
        physical = DriverManager.getConnection(url(database));
    }

    static String url(String database) {
        return "jdbc:h2:mem:" + database;
    }

    /** The one that is handed out: to look at what it is like. */
    Connection physical() {
        return physical;
    }

    Object kept(String setting) {
        return kept.get(setting);
    }

    /** How many are handed out now. */
    int out() {
        return out;
    }

    /** How many were handed out at once. */
    int most() {
        return most;
    }

    List<String> calls() {
        return calls;
    }

    void fail(String... methods) {
        failWith("HY000", methods);
    }

    void failWith(String sqlState, String... methods) {
        state = sqlState;
        failing.addAll(List.of(methods));
    }

    /** From now on, what is kept here is undone by a rollback, as PostgreSQL has it of all that is set. */
    void keepInTransactions() {
        transactional = true;
        committed.putAll(kept);
    }

    /** With an error, as of an assertion in a driver. */
    void breakDown(String... methods) {
        breakingDown.addAll(List.of(methods));
    }

    /** The connection is lost in this call, and knows it. */
    void breakAt(String method) {
        breaking = method;
    }

    void failStatements() {
        statementsFail = true;
    }

    /** The connections are part of a transaction of the container's, as IronJacamar has it; or no longer. */
    void inContainersTransaction(boolean now) {
        inContainersTransaction = now;
    }

    @Override
    public Connection getConnection() {
        out++;
        most = Math.max(most, out);
        boolean[] closed = {false};
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {VendorConnection.class},
                (proxy, method, arguments) -> answer(method, arguments, closed));
    }

    private Object answer(Method method, Object[] arguments, boolean[] closed) throws Throwable {
        String name = method.getName();
        if (isVendors(method)) {
            calls.add(name + Arrays.asList(method.getParameterTypes()));
            out -= name.equals("close") && !closed[0] ? 1 : 0;
            closed[0] |= name.equals("close");
            return name.equals("unwrap") ? "vendor's" : null;
        }
        if (name.equals("close")) {
            out -= closed[0] ? 0 : 1;
            closed[0] = true;
        }
        calls.add(name);
        if (breaking.equals(name)) {
            closed[0] = true;
            throw new SQLException("lost", "08006");
        }
        if (statementsFail && name.equals("createStatement")) {
            return failingStatement();
        }
        if (breakingDown.contains(name)) {
            throw new AssertionError("no " + name);
        }
        if (failing.contains(name)) {
            throw new SQLException("no " + name, state);
        }
        switch (name) {
            case "close":
                return null;
            case "abort":
                out -= closed[0] ? 0 : 1;
                closed[0] = true;
                return null;
            case "isClosed":
                return closed[0];
            case "vendor":
                return "vendor";
            default:
                if (inContainersTransaction && name.matches("rollback|commit|setAutoCommit|setReadOnly")) {
                    throw new SQLException("managed transaction");
                }
                return kept(method, arguments);
        }
    }

    private static boolean isVendors(Method method) {
        return method.getDeclaringClass() == VendorConnection.class
                && !method.getName().equals("vendor");
    }

    private Statement failingStatement() throws SQLException {
        Statement real = physical.createStatement();
        return (Statement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Statement.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        throw new SQLException("no close of a statement");
                    }
                    return method.invoke(real, arguments);
                });
    }

    private Object kept(Method method, Object[] arguments) throws Throwable {
        String name = method.getName();
        if (inContainersTransaction && name.equals("getAutoCommit")) {
            return false;
        }
        if (transactional && name.equals("rollback")) {
            kept.clear();
            kept.putAll(committed);
        }
        String setting = name.replaceFirst("^(get|set|is)", "");
        if (Set.of("ReadOnly", "NetworkTimeout", "Catalog").contains(setting)) {
            return arguments == null ? kept.get(setting) : kept.put(setting, arguments[arguments.length - 1]);
        }
        try {
            return method.invoke(physical, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() throws SQLException {
        physical.close();
    }

    @Override
    public Connection getConnection(String username, String password) {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLoginTimeout(int seconds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getLoginTimeout() {
        return 7;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("io.freedom");
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
