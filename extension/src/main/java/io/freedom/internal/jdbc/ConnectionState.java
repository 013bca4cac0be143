package io.freedom.internal.jdbc;

import io.freedom.internal.transactions.ContainerTransactions;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How a connection came, so that it can go back like that.
 *
 * <p>Auto-commit is asked when it comes: every driver knows its own without asking the database. The rest may cost a round
 * trip, and is asked only before the site changes it for the first time.
 *
 * <p>Whose transaction is it that is open where auto-commit is off? The site's, if it turned auto-commit off: rolled back.
 * Otherwise, one that a pool begins for everybody, or the container's (JTA), of which the connection became a part. The
 * container's is left alone: WildFly (IronJacamar's {@code WrappedConnection}) refuses {@code rollback} and {@code setAutoCommit}
 * in it, and GlassFish's and Payara's {@code ConnectionHolder} hands both to the driver, so that the transaction commits
 * nothing. Since a connection may go back on another thread than the transaction's, the container is asked when it comes, too: one
 * that came within a transaction is the container's for as long as auto-commit stays off. A pool's is rolled back; if that is
 * refused without the connection being broken, the site took it into the container's transaction of another thread, and the
 * end of that undoes it.
 *
 * <p>Threading: used by the threads of one request, one after the other.
 */
final class ConnectionState {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private final Connection connection;
    private final ContainerTransactions transactions;
    private final @Nullable Boolean autoCommit;
    private final Map<ConnectionSetting, Change> changes = new ConcurrentHashMap<>(4);
    private volatile boolean autoCommitSet;
    private volatile boolean containers;

    ConnectionState(Connection connection, ContainerTransactions transactions) {
        this.connection = connection;
        this.transactions = transactions;
        this.autoCommit = autoCommit();
        this.containers = Boolean.FALSE.equals(autoCommit) && transactions.isActive();
    }

    /** The site is about to call a setter: what was set before is asked, once, and remembered if {@link #changed} follows. */
    @Nullable
    Change before(ConnectionSetting setting, @Nullable Object value) {
        Change known = changes.get(setting);
        if (known != null) {
            return new Change(known.before, value);
        }
        try {
            return new Change(setting.read(connection), value);
        } catch (SQLException | RuntimeException | LinkageError unknown) {
            LOG.log(Level.DEBUG, "What a connection had set before the site changed it can't be asked.", unknown);
            return null;
        }
    }

    void changed(ConnectionSetting setting, Change change) {
        changes.put(setting, change);
    }

    /** The site is about to change the auto-commit mode. Where it is on, the container's transaction is over. */
    void beforeAutoCommit() {
        if (containers && Boolean.TRUE.equals(autoCommit())) {
            containers = false;
        }
    }

    void autoCommitChanged() {
        autoCommitSet = true;
    }

    Transaction undo(Undoing undoing) {
        Boolean asked = autoCommit();
        boolean now = asked == null ? !turnedOff() : asked;
        Transaction transaction = now ? Transaction.NONE : end(undoing);
        if (isBroken(undoing)) {
            return transaction;
        }
        if (transaction == Transaction.STUCK) {
            // To turn auto-commit on would commit it, and so would some drivers that only close.
            undoing.step(() -> connection.abort(Runnable::run));
        } else if (asked != null && transaction != Transaction.OF_OTHERS) {
            // Within a transaction of its own, the container resets what is its own when that ends; drivers refuse it
            // before.
            restore(now, transaction, undoing);
            undoing.step(connection::clearWarnings);
        }
        return transaction;
    }

    private Transaction end(Undoing undoing) {
        if (!turnedOff() && (containers || transactions.isActive())) {
            return Transaction.OF_OTHERS;
        }
        try {
            connection.rollback();
            return Transaction.ROLLED_BACK;
        } catch (Throwable refused) {
            if (turnedOff() || isAboutConnection(refused)) {
                undoing.failed(refused);
                return Transaction.STUCK;
            }
            LOG.log(Level.DEBUG, "A transaction that the site did not begin can't be rolled back.", refused);
            return Transaction.OF_OTHERS;
        }
    }

    /** The site itself did it: containers let nobody, within their transactions. */
    private boolean turnedOff() {
        return autoCommitSet && Boolean.TRUE.equals(autoCommit);
    }

    private static boolean isAboutConnection(Throwable failure) {
        String state = failure instanceof SQLException sql ? sql.getSQLState() : null;
        return (state != null && state.startsWith("08"))
                || (failure instanceof Error && !(failure instanceof LinkageError))
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLTransientConnectionException
                || failure instanceof SQLRecoverableException;
    }

    /** The auto-commit mode to leave behind. */
    private boolean wanted(boolean now) {
        // On without the site's doing: the container's transaction that it came with is over.
        return autoCommit == null ? now : autoCommit || (now && !autoCommitSet);
    }

    private void restore(boolean now, Transaction transaction, Undoing undoing) {
        boolean wanted = wanted(now);
        boolean changed = changes.values().stream().anyMatch(Change::isLeft);
        // With auto-commit on, if that is allowed: to set something, or to ask for it, some drivers begin a
        // transaction.
        boolean on = now;
        if (!now && (wanted || changed)) {
            undoing.step(() -> connection.setAutoCommit(true));
            on = true;
        }
        for (ConnectionSetting setting : ConnectionSetting.values()) {
            Change change = changes.get(setting);
            if (change != null && change.isLeft() && !isUndone(setting, change, transaction)) {
                undoing.step(() -> setting.write(connection, change.before));
            }
        }
        if (on && !wanted) {
            undoing.step(() -> connection.setAutoCommit(false));
        }
    }

    /** PostgreSQL's rollback undoes what was set since the beginning of the transaction, and more exactly than JDBC can. */
    private boolean isUndone(ConnectionSetting setting, Change change, Transaction transaction) {
        if (transaction != Transaction.ROLLED_BACK) {
            return false;
        }
        try {
            return Objects.equals(setting.read(connection), change.before);
        } catch (Throwable unknown) {
            return false;
        }
    }

    private boolean isBroken(Undoing undoing) {
        return undoing.hasFailed() && isClosed(connection);
    }

    static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (Throwable unknown) {
            return false;
        }
    }

    /** Null where it can't be asked: a connection that the container took away, for example. Then only closing is left. */
    private @Nullable Boolean autoCommit() {
        try {
            return connection.getAutoCommit();
        } catch (Throwable unknown) {
            LOG.log(Level.DEBUG, "The auto-commit mode of a connection can't be asked.", unknown);
            return null;
        }
    }

    /** What was open where auto-commit is off. */
    enum Transaction {
        NONE,
        ROLLED_BACK,
        /** The container's. */
        OF_OTHERS,
        /** It could not be rolled back. */
        STUCK
    }

    /** What was set when the connection came, and what the site set last. */
    record Change(@Nullable Object before, @Nullable Object now) {

        boolean isLeft() {
            return !Objects.equals(before, now);
        }
    }
}
