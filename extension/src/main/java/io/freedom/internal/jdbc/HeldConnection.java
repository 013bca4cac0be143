package io.freedom.internal.jdbc;

import io.freedom.internal.jdbc.ConnectionState.Transaction;
import io.freedom.internal.resources.HeldResources;
import io.freedom.internal.resources.Resource;
import io.freedom.internal.transactions.ContainerTransactions;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A connection that a request holds, and what the site gets of it.
 *
 * <p>Given back, its statements are closed, an open transaction is rolled back, what was set on it is set as it came, its
 * warnings are cleared, and it is closed: each step whatever happens to the others, unless the connection breaks meanwhile. One
 * that is closed already, underneath, is only closed.
 *
 * <p>Threading: may be used by any thread.
 */
final class HeldConnection implements Resource {

    static final String DESCRIPTION = "JDBC connection";

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private final Connection connection;
    private final HeldResources owner;
    private final ConnectionState state;
    private final OpenStatements statements = new OpenStatements();
    private final Connection given;
    private volatile boolean closed;
    private volatile boolean wasClosed;
    private volatile Undoing.Step closing;
    private volatile @Nullable Throwable notClosed;
    private volatile Transaction transaction = Transaction.NONE;

    HeldConnection(Connection connection, HeldResources owner, WrapperTypes types, ContainerTransactions transactions) {
        this.connection = connection;
        this.closing = connection::close;
        this.owner = owner;
        this.state = new ConnectionState(connection, transactions);
        this.given = types.wrap(Connection.class, connection, new ConnectionCalls(this, types));
    }

    @Override
    public Connection given() {
        return given;
    }

    @Override
    public String description() {
        return DESCRIPTION;
    }

    HeldResources owner() {
        return owner;
    }

    /** What the source gave. */
    Connection connection() {
        return connection;
    }

    ConnectionState state() {
        return state;
    }

    OpenStatements statements() {
        return statements;
    }

    /** Whether the site may not use it any more: it is given back, or about to be. */
    boolean isClosed() {
        return closed;
    }

    /** By the site. */
    void close() throws SQLException {
        try {
            owner.giveBack(this);
        } catch (SQLException | RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new SQLException(failure);
        }
    }

    /** By the site, in a way of the driver's own. */
    void close(Undoing.Step otherwise) throws SQLException {
        closing = otherwise;
        close();
    }

    /** By the site. */
    void abort(Executor executor) throws SQLException {
        connection.abort(executor);
        close();
    }

    @Override
    public void giveBack() throws SQLException {
        closed = true; // before all else: whoever works on with it is refused from here
        Undoing undoing = new Undoing();
        undoing.step(() -> undo(undoing));
        undoing.step(this::closeConnection);
        undoing.end();
    }

    private void closeConnection() throws Throwable {
        try {
            closing.take();
        } catch (Throwable failure) {
            notClosed = failure;
            throw failure;
        }
    }

    private void undo(Undoing undoing) {
        wasClosed = ConnectionState.isClosed(connection);
        if (!wasClosed) {
            statements.close(undoing);
            transaction = state.undo(undoing);
        }
    }

    /** In a {@code finally}, what else fails would hide what the site itself threw: a connection without us says nothing of it. */
    @Override
    public @Nullable Throwable seenBySite(Throwable failure) {
        return notClosed;
    }

    /** By {@code unwrap}, or by a pool that found it broken. */
    @Override
    public boolean wasClosed() {
        return wasClosed;
    }

    @Override
    public String undone() {
        return transaction == Transaction.ROLLED_BACK ? "rolled back and closed" : "closed";
    }

    /**
     * Through the connection below all wrappers, too, and first: WildFly's take a lock that the thread which hangs has. Drivers may
     * do nothing at all (H2).
     */
    @Override
    public void abort() {
        Undoing undoing = new Undoing();
        undoing.step(() -> connection.unwrap(Connection.class).abort(Runnable::run));
        undoing.step(() -> connection.abort(Runnable::run));
        try {
            undoing.end();
        } catch (SQLException | RuntimeException | Error failure) {
            LOG.log(Level.DEBUG, "A connection that does not come back can't be aborted, either.", failure);
        }
    }
}
