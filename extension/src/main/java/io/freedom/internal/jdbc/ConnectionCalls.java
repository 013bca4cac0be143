package io.freedom.internal.jdbc;

import io.freedom.internal.jdbc.ConnectionState.Change;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What the site calls on a connection that its request holds.
 *
 * <p>Its statements and its metadata come wrapped, too, so that their {@code getConnection} leads back here. Result sets come
 * as they are: a call on them is too cheap for a wrapper, so {@code resultSet.getStatement()} leads around it.
 *
 * <p>Threading: may be used by any thread.
 */
final class ConnectionCalls implements InvocationHandler {

    /** ISO SQL: connection does not exist. */
    private static final String NO_CONNECTION = "08003";

    private static final String OVER = "This connection is closed: the site closed it, or its request has ended.";

    private final HeldConnection held;
    private final WrapperTypes types;

    ConnectionCalls(HeldConnection held, WrapperTypes types) {
        this.held = held;
        this.types = types;
    }

    /** How a request holds this connection already, as an object of this class tells; null where none does. */
    static @Nullable HeldConnection heldBy(Connection connection) {
        boolean isWrapper = Proxy.isProxyClass(connection.getClass());
        return isWrapper && Proxy.getInvocationHandler(connection) instanceof ConnectionCalls calls ? calls.held : null;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        return switch (JdbcCall.of(method)) {
            case EQUALS -> proxy == Delegate.first(arguments);
            case HASH_CODE -> System.identityHashCode(proxy);
            case TO_STRING -> "Held by a request: " + held.connection();
            case CLOSE -> {
                held.close();
                yield null;
            }
            case CLOSE_OTHERWISE -> {
                held.close(() -> pass(method, arguments));
                yield null;
            }
            case IS_CLOSED -> held.isClosed() || held.connection().isClosed();
            default -> held.isClosed() ? refuse(method) : call(method, arguments);
        };
    }

    /** As JDBC has it of a closed connection: these two don't mind, all else throws what it may throw. */
    static @Nullable Object refuse(Method method) throws SQLException {
        return switch (JdbcCall.of(method)) {
            case IS_VALID -> false;
            case ABORT -> null;
            default -> {
                if (Delegate.mayThrow(method, SQLException.class)) {
                    throw new SQLNonTransientConnectionException(OVER, NO_CONNECTION);
                }
                if (Delegate.mayThrow(method, SQLClientInfoException.class)) {
                    throw new SQLClientInfoException(OVER, NO_CONNECTION, Map.of());
                }
                throw new IllegalStateException(OVER);
            }
        };
    }

    private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        return switch (JdbcCall.of(method)) {
            case UNWRAP, IS_WRAPPER_FOR -> Delegate.unwrap(method, held.connection(), arguments);
            case ABORT -> {
                held.abort((Executor) Objects.requireNonNull(Delegate.first(arguments), "executor"));
                yield null;
            }
            case SET_AUTO_COMMIT -> {
                held.state().beforeAutoCommit();
                pass(method, arguments);
                held.state().autoCommitChanged();
                yield null;
            }
            default -> {
                ConnectionSetting setting = ConnectionSetting.ofSetter(method);
                yield setting == null || arguments == null
                        ? wrapped(pass(method, arguments))
                        : set(setting, method, arguments);
            }
        };
    }

    private @Nullable Object set(ConnectionSetting setting, Method method, @Nullable Object[] arguments)
            throws Throwable {
        Change change = held.state().before(setting, arguments[arguments.length - 1]);
        Object result = pass(method, arguments);
        if (change != null) {
            held.state().changed(setting, change);
        }
        return result;
    }

    private @Nullable Object wrapped(@Nullable Object result) {
        if (result instanceof Statement statement) {
            held.statements().add(statement);
            return types.wrap(kind(statement), statement, new PartCalls(held, statement));
        }
        if (result instanceof DatabaseMetaData metadata) {
            return types.wrap(DatabaseMetaData.class, metadata, new PartCalls(held, metadata));
        }
        return result;
    }

    private static Class<? extends Statement> kind(Statement statement) {
        if (statement instanceof CallableStatement) {
            return CallableStatement.class;
        }
        return statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
    }

    private @Nullable Object pass(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        return Delegate.call(method, held.connection(), arguments);
    }
}
