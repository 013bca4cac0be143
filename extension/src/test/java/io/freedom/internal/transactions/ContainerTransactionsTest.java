package io.freedom.internal.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.internal.absent.WithoutJars;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javax.naming.Context;
import javax.naming.spi.InitialContextFactory;
import org.junit.jupiter.api.Test;

/** Whether a container runs a transaction. */
class ContainerTransactionsTest {

    @Test
    void outsideOfAContainerThereIsNone() {
        ContainerTransactions transactions = ContainerTransactions.find();
        assertThat(transactions).isInstanceOf(JtaTransactions.class);
        assertThat(transactions.isActive()).isFalse();
        assertThat(transactions.isActive()).isFalse();
    }

    /** A thread without names, or a moment without them, says nothing of the others. */
    @Test
    void namesThatComeLaterAreFound() {
        ContainerTransactions transactions = ContainerTransactions.find();
        assertThat(transactions.isActive()).isFalse();
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Names.class.getName());
        try {
            assertThat(transactions.isActive()).isTrue();
        } finally {
            System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
        }
        assertThat(transactions.isActive()).isFalse();
    }

    /** The names of a container that runs a transaction. */
    public static final class Names implements InitialContextFactory {

        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) {
            return answering(
                    Context.class,
                    method -> method.equals("lookup")
                            ? answering(TransactionSynchronizationRegistry.class, status -> Status.STATUS_ACTIVE)
                            : null);
        }

        private static <T> T answering(Class<T> type, Function<String, Object> answers) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, method, arguments) -> answers.apply(method.getName())));
        }
    }

    @Test
    void withoutTheApiNobodyIsAsked() throws Exception {
        assertThat(WithoutJars.call("transaction-api", Found.class)).isEqualTo("false");
    }

    /** Loaded where the API is absent. */
    public static final class Found implements Callable<String> {

        @Override
        public String call() {
            ContainerTransactions transactions = ContainerTransactions.find();
            assertThat(transactions.getClass().getName()).doesNotContain("Jta");
            return String.valueOf(transactions.isActive());
        }
    }
}
