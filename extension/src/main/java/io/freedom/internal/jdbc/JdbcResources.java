package io.freedom.internal.jdbc;

import io.freedom.internal.resources.DataSourceTracking;
import io.freedom.internal.resources.HeldResources;
import io.freedom.internal.resources.Resource;
import io.freedom.internal.resources.ResourceKind;
import io.freedom.internal.transactions.ContainerTransactions;
import java.sql.Connection;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * JDBC connections as a kind of resource, and data sources that lend them: the door to this package, one per deployment.
 *
 * <p>Threading: used by all threads of the deployment.
 */
public final class JdbcResources implements ResourceKind, DataSourceTracking {

    private final Lending lending;

    JdbcResources(ContainerTransactions transactions) {
        ClassLoader own = JdbcResources.class.getClassLoader();
        this.lending = new Lending(new WrapperTypes(own), transactions);
    }

    /** Asks the container about its transactions where it has any. */
    public static JdbcResources create() {
        return new JdbcResources(ContainerTransactions.find());
    }

    /**
     * A connection of a tracked data source that is acquired under a name is given back by the request from then on: it is held,
     * and no longer lent. One that is lent to another request stays what it is, and is only closed.
     */
    @Override
    public Optional<Resource> hold(AutoCloseable acquired, HeldResources owner) {
        if (!(acquired instanceof Connection connection)) {
            return Optional.empty();
        }
        HeldConnection lent = ConnectionCalls.heldBy(connection);
        if (lent == null) {
            return Optional.of(lending.held(connection, owner));
        }
        return lent.owner() == owner && owner.lendNoLonger(lent) ? Optional.of(lent) : Optional.empty();
    }

    @Override
    public DataSource track(DataSource source, Supplier<@Nullable HeldResources> whose) {
        if (source instanceof TrackedDataSource tracked) {
            return tracked.isFor(whose) ? tracked : new TrackedDataSource(tracked.source(), whose, lending);
        }
        return new TrackedDataSource(source, whose, lending);
    }
}
