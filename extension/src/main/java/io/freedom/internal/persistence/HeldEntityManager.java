package io.freedom.internal.persistence;

import io.freedom.internal.resources.Resource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityTransaction;

/**
 * An entity manager that the application makes and manages, of the request that holds it. The site has the provider's own.
 *
 * <p>A transaction of its own (resource-local) that is open is rolled back, also where the site closed the entity manager and left
 * the transaction open: it keeps its connection then (Jakarta Persistence 3.1, section 7.8). One that takes part in the
 * container's transactions (JTA) is only closed: the transaction decides what becomes of its work.
 *
 * <p>Threading: as {@link Resource} has it.
 */
final class HeldEntityManager implements Resource {

    private final EntityManager manager;
    private final boolean ofContainer;
    private volatile boolean rolledBack;

    /** @param ofContainer whether it takes part in the container's transactions */
    HeldEntityManager(EntityManager manager, boolean ofContainer) {
        this.manager = manager;
        this.ofContainer = ofContainer;
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

    private void rollBack() {
        if (ofContainer) {
            return;
        }
        EntityTransaction transaction = manager.getTransaction();
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
