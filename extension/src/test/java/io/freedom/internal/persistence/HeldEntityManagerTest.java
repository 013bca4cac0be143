package io.freedom.internal.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.freedom.internal.absent.WithoutJars;
import io.freedom.internal.jdbc.JdbcResources;
import io.freedom.internal.jdbc.OneRequest;
import io.freedom.internal.resources.ResourceKind;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import jakarta.transaction.Status;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.eclipse.persistence.transaction.JTATransactionController;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entity managers of a provider, over a pool of one connection, so that one that stays away is missed at once. */
class HeldEntityManagerTest {

    private final OneTransaction transaction = new OneTransaction();
    private final ResourceKind kind = new EntityManagers(() -> transaction.getTransaction() != null);
    private final OneRequest request = new OneRequest(kind, JdbcResources.create());
    private boolean breaksDown;
    private HikariDataSource pool;
    private Connection observer;

    @BeforeEach
    void open() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(20_000);
        pool = new HikariDataSource(config);
        observer = DriverManager.getConnection(config.getJdbcUrl());
        try (Statement statement = observer.createStatement()) {
            statement.execute("create table purchase(id int primary key)");
        }
    }

    @AfterEach
    void close() throws SQLException {
        request.close();
        pool.close();
        try (Statement statement = observer.createStatement()) {
            statement.execute("shutdown");
        }
    }

    private EntityManagerFactory factory(PersistenceUnitTransactionType type) {
        Map<String, Object> properties = new HashMap<>();
        boolean local = type == PersistenceUnitTransactionType.RESOURCE_LOCAL;
        properties.put(
                local ? PersistenceUnitProperties.NON_JTA_DATASOURCE : PersistenceUnitProperties.JTA_DATASOURCE, pool);
        properties.put(
                PersistenceUnitProperties.TARGET_DATABASE, "org.eclipse.persistence.platform.database.H2Platform");
        properties.put(PersistenceUnitProperties.LOGGING_LEVEL, "OFF");
        properties.put(PersistenceUnitProperties.TARGET_SERVER, Container.class.getName());
        properties.put(PersistenceUnitProperties.CLASSLOADER, getClass().getClassLoader());
        return new PersistenceProvider().createContainerEntityManagerFactory(new Unit(type, pool), properties);
    }

    private int purchases() throws SQLException {
        try (Statement statement = observer.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from purchase")) {
            count.next();
            return count.getInt(1);
        }
    }

    private int connectionsInUse() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    @Test
    void anOpenTransactionIsRolledBackAndTheEntityManagerClosed() throws Exception {
        try (EntityManagerFactory factory = factory(PersistenceUnitTransactionType.RESOURCE_LOCAL)) {
            EntityManager manager = request.resources().acquire("orders", factory::createEntityManager);
            manager.getTransaction().begin();
            manager.persist(new Purchase(1));
            manager.flush();
            assertThat(connectionsInUse()).isEqualTo(1);
            request.end();
            assertThat(request.failures()).isEmpty();
            assertThat(manager.isOpen()).isFalse();
            assertThat(connectionsInUse()).isZero();
            assertThat(purchases()).isZero();
        }
    }

    @Test
    void whatWasCommittedStays() throws Exception {
        try (EntityManagerFactory factory = factory(PersistenceUnitTransactionType.RESOURCE_LOCAL)) {
            EntityManager manager = request.resources().acquire("orders", factory::createEntityManager);
            manager.getTransaction().begin();
            manager.persist(new Purchase(1));
            manager.getTransaction().commit();
            request.end();
            assertThat(manager.isOpen()).isFalse();
            assertThat(purchases()).isEqualTo(1);
        }
    }

    @Test
    void whatTheSiteClosedInATransactionIsRolledBackAllTheSame() throws Exception {
        try (EntityManagerFactory factory = factory(PersistenceUnitTransactionType.RESOURCE_LOCAL)) {
            EntityManager manager = request.resources().acquire("orders", factory::createEntityManager);
            manager.getTransaction().begin();
            manager.persist(new Purchase(1));
            manager.flush();
            manager.close();
            request.end();
            assertThat(request.failures()).isEmpty();
            assertThat(connectionsInUse()).isZero();
            assertThat(purchases()).isZero();
        }
    }

    @Test
    void whatTheSiteClosedIsLeftAlone() {
        try (EntityManagerFactory factory = factory(PersistenceUnitTransactionType.RESOURCE_LOCAL)) {
            EntityManager manager = request.resources().acquire("orders", factory::createEntityManager);
            manager.close();
            request.end();
            assertThat(request.failures()).isEmpty();
            assertThat(request.statistics().released()).isEqualTo(1);
        }
    }

    @Test
    void oneForEachRequest() {
        try (EntityManagerFactory factory = factory(PersistenceUnitTransactionType.RESOURCE_LOCAL)) {
            EntityManager manager = request.resources().acquire("orders", factory::createEntityManager);
            EntityManager again = request.resources().acquire("orders", factory::createEntityManager);
            EntityManager another = request.open().acquire("orders", factory::createEntityManager);
            assertThat(again).isSameAs(manager);
            assertThat(another).isNotSameAs(manager);
            request.end();
            assertThat(another.isOpen()).isTrue();
            another.close();
        }
    }

    /** The container's transaction is none of its business: it keeps its connection until its own one ends. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneWithItsOwnTransactionIsRolledBackWithinTheContainersToo(boolean acquiredWithin) throws Exception {
        try (EntityManagerFactory factory = factory(PersistenceUnitTransactionType.RESOURCE_LOCAL)) {
            if (acquiredWithin) {
                transaction.begin();
            }
            EntityManager manager = request.resources().acquire("orders", factory::createEntityManager);
            if (!acquiredWithin) {
                transaction.begin();
            }
            manager.getTransaction().begin();
            manager.persist(new Purchase(1));
            manager.flush();
            request.end();
            assertThat(request.failures()).isEmpty();
            assertThat(manager.isOpen()).isFalse();
            assertThat(connectionsInUse()).isZero();
            assertThat(purchases()).isZero();
            assertThat(transaction.getStatus()).isEqualTo(Status.STATUS_ACTIVE);
        }
    }

    /** What becomes of its work is for the container's transaction to decide. */
    @Test
    void oneInTheContainersTransactionIsOnlyClosed() throws Exception {
        JTATransactionController.setDefaultTransactionManager(transaction);
        try (EntityManagerFactory factory = factory(PersistenceUnitTransactionType.JTA)) {
            transaction.begin();
            EntityManager manager = request.resources().acquire("orders", factory::createEntityManager);
            manager.persist(new Purchase(1));
            request.end();
            assertThat(request.failures()).isEmpty();
            assertThat(manager.isOpen()).isFalse();
            assertThat(transaction.getStatus()).isEqualTo(Status.STATUS_ACTIVE);
            transaction.commit();
            assertThat(purchases()).isEqualTo(1);
        } finally {
            JTATransactionController.setDefaultTransactionManager(null);
        }
    }

    @Test
    void oneOfTheContainersTransactionsIsOnlyClosedOutsideOfThemToo() {
        JTATransactionController.setDefaultTransactionManager(transaction);
        try (EntityManagerFactory factory = factory(PersistenceUnitTransactionType.JTA)) {
            EntityManager manager = request.resources().acquire("orders", factory::createEntityManager);
            request.end();
            assertThat(request.failures()).isEmpty();
            assertThat(manager.isOpen()).isFalse();
        } finally {
            JTATransactionController.setDefaultTransactionManager(null);
        }
    }

    @Test
    void whereTheApiIsPresentThereIsSuchAKind() {
        assertThat(PersistenceResources.find()).isPresent();
    }

    @Test
    void oneWhoseDatabaseIsGoneIsClosedAndTold() throws Exception {
        try (EntityManagerFactory factory = factory(PersistenceUnitTransactionType.RESOURCE_LOCAL)) {
            EntityManager manager = request.resources().acquire("orders", factory::createEntityManager);
            manager.getTransaction().begin();
            manager.persist(new Purchase(1));
            manager.flush();
            try (Statement statement = observer.createStatement()) {
                statement.execute("shutdown immediately");
            }
            request.end();
            assertThat(request.failures()).hasSize(1);
            assertThat(manager.isOpen()).isFalse();
            assertThat(connectionsInUse()).isZero();
            observer = DriverManager.getConnection("jdbc:h2:mem:");
        }
    }

    @Test
    void oneWhoseProviderBreaksDownIsClosedAllTheSame() {
        try (EntityManagerFactory factory = factory(PersistenceUnitTransactionType.RESOURCE_LOCAL)) {
            EntityManager real = factory.createEntityManager();
            request.resources().acquire("orders", () -> (EntityManager) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("getTransaction") && breaksDown) {
                            throw new AssertionError("no transaction");
                        }
                        return method.invoke(real, arguments);
                    }));
            breaksDown = true;
            request.end();
            assertThat(request.failures())
                    .singleElement()
                    .satisfies(e -> assertThat(e).hasMessage("no transaction"));
            assertThat(real.isOpen()).isFalse();
        }
    }

    @Test
    void oneThatComesClosedIsHeldAllTheSame() {
        try (EntityManagerFactory factory = factory(PersistenceUnitTransactionType.RESOURCE_LOCAL)) {
            EntityManager manager = factory.createEntityManager();
            manager.close();
            request.resources().acquire("orders", () -> manager);
            request.end();
            assertThat(request.failures()).isEmpty();
        }
    }

    @Test
    void whatIsNoEntityManagerIsHeldByOthers() {
        assertThat(kind.hold(() -> {}, request.resources())).isEmpty();
    }

    @Test
    void withoutTheApiThereIsNoSuchKind() throws Exception {
        assertThat(WithoutJars.call("persistence", Found.class)).isEqualTo("false");
    }

    /** Loaded where the API is absent. */
    public static final class Found implements Callable<String> {

        @Override
        public String call() {
            return String.valueOf(PersistenceResources.find().isPresent());
        }
    }
}
