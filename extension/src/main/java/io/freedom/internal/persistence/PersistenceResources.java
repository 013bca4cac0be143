package io.freedom.internal.persistence;

import io.freedom.internal.resources.ResourceKind;
import io.freedom.internal.transactions.ContainerTransactions;
import java.util.Optional;

/** Whether there are entity managers at all: the door to this package. */
public final class PersistenceResources {

    private PersistenceResources() {}

    /** Entity managers as a kind of resource; empty where there is no Jakarta Persistence. */
    public static Optional<ResourceKind> find() {
        try {
            Class.forName("jakarta.persistence.EntityManager", false, PersistenceResources.class.getClassLoader());
            return Optional.of(new EntityManagers(ContainerTransactions.find()));
        } catch (ClassNotFoundException | LinkageError absent) {
            return Optional.empty();
        }
    }
}
