package io.freedom.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.internal.resources.HeldResources;
import io.freedom.internal.transactions.ContainerTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OneConnectionTwoNamesTest {

    private final JdbcResources jdbc = new JdbcResources(ContainerTransactions.find());
    private final OneRequest request = new OneRequest(jdbc, jdbc);
    private final HeldResources resources = request.resources();
    private final JdbcDataSource source = new JdbcDataSource();
    private int opened;

    @AfterEach
    void forget() {
        request.close();
    }

    private Connection open() throws SQLException {
        opened++;
        source.setURL(BarePool.url(UUID.randomUUID().toString()));
        return source.getConnection();
    }

    @Test
    void bothNamesStandForTheSameConnection() throws SQLException {
        Connection orders = resources.acquire("orders", this::open);
        Connection reports = resources.acquire("reports", () -> resources.acquire("orders", this::open));
        Connection again = resources.acquire("orders", this::open);
        assertThat(reports).isSameAs(orders).isSameAs(again);
        assertThat(opened).isEqualTo(1);
        assertThat(request.statistics().held()).isEqualTo(1);
        request.end();
        assertThat(orders.isClosed()).isTrue();
        assertThat(request.failures()).isEmpty();
        assertThat(request.statistics().acquired()).isEqualTo(1);
    }
}
