package io.freedom.internal.persistence;

import io.freedom.internal.resources.HeldResources;
import io.freedom.internal.resources.Resource;
import io.freedom.internal.resources.ResourceKind;
import io.freedom.internal.transactions.ContainerTransactions;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/**
 * Holds entity managers. It can't be loaded where there is no Jakarta Persistence.
 *
 * <p>Threading: may be used by any thread.
 */
final class EntityManagers implements ResourceKind {

    private final UnitTransactions transactions;

    EntityManagers(ContainerTransactions transactions) {
        this.transactions = new UnitTransactions(transactions);
    }

    @Override
    public Optional<Resource> hold(AutoCloseable acquired, HeldResources owner) {
        return acquired instanceof EntityManager manager
                ? Optional.of(new HeldEntityManager(manager, transactions.areContainers(manager)))
                : Optional.empty();
    }
}
