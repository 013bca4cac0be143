package io.freedom.internal.persistence;

import io.freedom.internal.resources.Resource;
import io.freedom.internal.transactions.ContainerTransactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityTransaction;

/**
 * An entity manager that the application makes and manages, of the request that holds it. The site has the provider's own.
 *
 * <p>A transaction of its own (resource-local) that is open is rolled back, also where the site closed the entity manager and left
 * the transaction open: it keeps its connection then (Jakarta Persistence 3.1, section 7.8). One that takes part in the
 * container's transactions (JTA) is only closed: the transaction decides what becomes of its work. So is each that is given back
 * while the container runs a transaction on that thread.
 *
 * <p>Threading: as {@link Resource} has it.
 */
final class HeldEntityManager implements Resource {

    private final EntityManager manager;
    private final ContainerTransactions transactions;
    private volatile boolean rolledBack;

    HeldEntityManager(EntityManager manager, ContainerTransactions transactions) {
        this.manager = manager;
        this.transactions = transactions;
    }

    @Override
    public Object given() {
        return manager;
    }

    @Override
    public String description() {
        return "entity manager";
    }

    @Override
    public void giveBack() {
        try {
            rollBack();
        } catch (Throwable failure) {
            try {
                close();
            } catch (Throwable another) {
                failure.addSuppressed(another);
            }
            throw failure;
        }
        close();
    }

    /**
     * Nothing tells whether an entity manager is one of the container's transactions but that it refuses to show one of its own -
     * and EclipseLink, when it refuses, sees to it that the container's is rolled back. So it is not asked within one.
     */
    private void rollBack() {
        if (transactions.isActive()) {
            return;
        }
        EntityTransaction transaction;
        try {
            transaction = manager.getTransaction();
        } catch (IllegalStateException ofContainer) {
            return;
        }
        if (transaction.isActive()) {
            transaction.rollback();
            rolledBack = true;
        }
    }

    private void close() {
        if (manager.isOpen()) {
            manager.close();
        }
    }

    @Override
    public String undone() {
        return rolledBack ? "rolled back and closed" : "closed";
    }
}
