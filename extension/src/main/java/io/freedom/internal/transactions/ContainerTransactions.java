package io.freedom.internal.transactions;

/**
 * Whether the container itself runs a transaction on this thread (JTA). A connection of one of its data sources is part of it
 * then, and nobody else's to roll back: WildFly refuses that, GlassFish and Payara do it, and lose what the transaction would
 * commit.
 *
 * <p>Threading: may be used by any thread.
 */
@FunctionalInterface
public interface ContainerTransactions {

    /** On this thread. False where the container can't say. */
    boolean isActive();

    /** Those of the container that this deployment is in; none where there is no API of transactions. */
    static ContainerTransactions find() {
        try {
            Class.forName(
                    "jakarta.transaction.TransactionSynchronizationRegistry",
                    false,
                    ContainerTransactions.class.getClassLoader());
            return new JtaTransactions();
        } catch (ClassNotFoundException | LinkageError absent) {
            return () -> false;
        }
    }
}
