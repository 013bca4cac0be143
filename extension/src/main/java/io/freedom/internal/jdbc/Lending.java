package io.freedom.internal.jdbc;

import io.freedom.internal.resources.HeldResources;
import io.freedom.internal.transactions.ContainerTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lends connections to whom they are for.
 *
 * <p>A tracked data source may be inside of another one where nobody sees it: behind a proxy of the container, or in a data source
 * of the site's own. The outermost says whose the connection is, to all of them: what was tracked for one request is that
 * request's, whatever the thread works for.
 *
 * <p>Threading: used by all threads of the deployment. A thread keeps nothing once it has its connection.
 */
final class Lending {

    private final WrapperTypes types;
    private final ContainerTransactions transactions;

    @SuppressWarnings("ThreadLocalUsage") // each deployment has its own
    private final ThreadLocal<Loan> outermost = new ThreadLocal<>();

    Lending(WrapperTypes types, ContainerTransactions transactions) {
        this.types = types;
        this.transactions = transactions;
    }

    Connection lend(Supplier<@Nullable HeldResources> whose, Source source) throws SQLException {
        Loan outer = outermost.get();
        if (outer != null) {
            return lend(source.take(), outer.owner);
        }
        HeldResources owner = whose.get();
        if (owner != null) {
            owner.checkRoom(HeldConnection.DESCRIPTION);
        }
        outermost.set(new Loan(owner));
        Connection connection;
        try {
            connection = source.take();
        } finally {
            outermost.remove();
        }
        return lend(connection, owner);
    }

    private Connection lend(Connection connection, @Nullable HeldResources owner) {
        if (owner == null || ConnectionCalls.heldBy(connection) != null) {
            return connection; // nobody's, or lent by a data source inside
        }
        HeldConnection held = takenOver(connection, owner);
        owner.lend(held); // gives it back where it throws
        return held.given();
    }

    /** What the pool gave has nobody else yet to give it back. */
    private HeldConnection takenOver(Connection connection, HeldResources owner) {
        try {
            return held(connection, owner);
        } catch (Throwable failure) {
            try {
                connection.close();
            } catch (Throwable another) {
                failure.addSuppressed(another);
            }
            throw failure;
        }
    }

    HeldConnection held(Connection connection, HeldResources owner) {
        return new HeldConnection(connection, owner, types, transactions);
    }

    /** What is really asked for a connection. */
    @FunctionalInterface
    interface Source {

        Connection take() throws SQLException;
    }

    /** A connection that is just being taken, for somebody or for nobody. */
    private static final class Loan {

        private final @Nullable HeldResources owner;

        Loan(@Nullable HeldResources owner) {
            this.owner = owner;
        }
    }
}
