package io.freedom.internal.transactions;

import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger.Level;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.naming.NoInitialContextException;

/**
 * The one class that knows Jakarta Transactions. It can't be loaded where there is no API of them.
 *
 * <p>Threading: may be used by any thread.
 */
final class JtaTransactions implements ContainerTransactions {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    /** Jakarta Transactions 2.0, section 3.2.1. */
    private static final String NAME = "java:comp/TransactionSynchronizationRegistry";

    /**
     * Looked up each time: the names below {@code java:comp} are those of the thread's component. A thread that has none, as
     * where requests end, has no transaction either.
     */
    @Override
    public boolean isActive() {
        try {
            InitialContext names = new InitialContext();
            try {
                return names.lookup(NAME) instanceof TransactionSynchronizationRegistry registry
                        && registry.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
            } finally {
                names.close();
            }
        } catch (NoInitialContextException noContainer) {
            return false; // on this thread: not every one of a container's has names
        } catch (NamingException | RuntimeException unknown) {
            LOG.log(Level.DEBUG, "The container does not tell whether it runs a transaction.", unknown);
            return false;
        }
    }
}
