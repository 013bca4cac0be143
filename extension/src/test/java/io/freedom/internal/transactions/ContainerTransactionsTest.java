package io.freedom.internal.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.internal.absent.WithoutJars;
import java.util.concurrent.Callable;
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
