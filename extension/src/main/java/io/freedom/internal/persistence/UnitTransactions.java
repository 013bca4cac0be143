package io.freedom.internal.persistence;

import io.freedom.internal.transactions.ContainerTransactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Whether the entity managers of a factory take part in the container's transactions (JTA) or have their own (resource-local).
 *
 * <p>Before version 3.2, Jakarta Persistence has nothing that tells it but that one of the former refuses to show a transaction of
 * its own - and EclipseLink, when it refuses, sees to it that the container's is rolled back. So that is asked once for each
 * factory, and where the container runs no transaction: on another thread, if need be.
 *
 * <p>Threading: may be used by any thread.
 */
final class UnitTransactions {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private final ContainerTransactions transactions;
    private final Map<EntityManagerFactory, Boolean> known = Collections.synchronizedMap(new WeakHashMap<>());

    UnitTransactions(ContainerTransactions transactions) {
        this.transactions = transactions;
    }

    /**
     * @param manager one that nobody uses yet
     * @return true, too, where it can't be known: then it is not for Freedom to touch
     */
    boolean areContainers(EntityManager manager) {
        if (!manager.isOpen()) {
            return true; // it shows nothing any more
        }
        EntityManagerFactory factory = manager.getEntityManagerFactory();
        Boolean before = known.get(factory);
        if (before != null) {
            return before;
        }
        boolean refuses = transactions.isActive() ? refusesElsewhere(manager) : refuses(manager);
        known.put(factory, refuses);
        return refuses;
    }

    private static boolean refuses(EntityManager manager) {
        try {
            manager.getTransaction();
            return false;
        } catch (RuntimeException refused) {
            return true;
        }
    }

    private static boolean refusesElsewhere(EntityManager manager) {
        boolean[] refuses = {true};
        Thread asking = new Thread(null, () -> refuses[0] = refuses(manager), "freedom-persistence", 0, false);
        asking.setUncaughtExceptionHandler((thread, failure) ->
                LOG.log(Level.DEBUG, "An entity manager does not tell its transactions.", failure));
        asking.start();
        boolean interrupted = false;
        while (asking.isAlive()) {
            try {
                asking.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return refuses[0];
    }
}
