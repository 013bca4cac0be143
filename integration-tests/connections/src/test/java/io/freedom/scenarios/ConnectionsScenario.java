package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freedom.connections.PostgreSql;
import io.freedom.connections.RealParts;
import io.freedom.connections.SiteArchive;
import io.freedom.connections.SoakClient;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The site of the connections on a server that has pools, transactions and entity managers of its own: what comes of those is back
 * after each request, too. Not before {@link Stages#LOG}: its pages throw on purpose.
 */
@Aside
@Order(Stages.REFUSALS)
@NeedsFeature(Feature.POOLS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class ConnectionsScenario {

    private static final int CLIENTS = 32;
    private static final int POOL = 8;
    private static final int REQUESTS = Integer.getInteger("connections.requests", 1_000);
    private static final String NAME = "connections";

    private static final String PERSISTENCE = """
            <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
              <persistence-unit name="own" transaction-type="RESOURCE_LOCAL">
                <class>connections.Visit</class>
                <exclude-unlisted-classes>true</exclude-unlisted-classes>
                <properties><property name="jboss.as.jpa.managed" value="false"/></properties>
              </persistence-unit>
              <persistence-unit name="container" transaction-type="JTA">
                <jta-data-source>%s</jta-data-source>
                <class>connections.Visit</class>
                <exclude-unlisted-classes>true</exclude-unlisted-classes>
              </persistence-unit>
            </persistence>
            """;

    private final HttpClient browser =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private ServerUnderTest server;
    private RealParts parts;
    private ServerPools pools;
    private Site site;

    @BeforeAll
    void deploy(ServerUnderTest running, @TempDir Path folder) throws Exception {
        server = running;
        parts = RealParts.start(folder);
        pools = running.pools().orElseThrow();
        String name = pools.create("orders", parts.postgreSql().url(), PostgreSql.USER, POOL);
        Path war = new SiteArchive(Path.of(System.getProperty("connections.war")))
                .settings(parts.settings(), "parts.pool-size=" + POOL, "parts.container-data-source=" + name)
                .with("WEB-INF/classes/META-INF/persistence.xml", PERSISTENCE.formatted(name))
                .to(folder.resolve("connections.war"));
        site = running.deploy(war, NAME);
    }

    @AfterAll
    void undeploy() throws Exception {
        try {
            if (site != null) {
                server.undeploy(NAME);
            }
        } finally {
            if (parts != null) {
                parts.close();
            }
        }
    }

    /** Also: nothing could not be given back. */
    @AfterEach
    void nothingIsHeld() throws Exception {
        soon().untilAsserted(() -> {
            assertThat(get("/numbers").body())
                    .startsWith("database=0 redis=0 memcached=0 held=0 ")
                    .endsWith(" failed=0");
            assertThat(pools.inUse("orders")).isZero();
        });
        assertThat(parts.postgreSql().idleInTransaction())
                .as("idle in transaction")
                .isZero();
        assertThat(told("FREEDOM-0605")).isEmpty();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(1));
    }

    /** A server may write its log on a thread of its own. */
    private void awaitLeakIsTold(String place) {
        soon().untilAsserted(() -> assertThat(told("FREEDOM-0604")).anyMatch(line -> line.contains(place)));
    }

    private List<String> told(String id) throws IOException {
        return Files.readAllLines(server.log().orElseThrow(), StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.contains(id))
                .toList();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create(
                "http://" + site.http().getHostString() + ':' + site.http().getPort() + site.contextPath() + path);
        return browser.send(
                HttpRequest.newBuilder(uri).timeout(Duration.ofMinutes(1)).build(), BodyHandlers.ofString());
    }

    private void assertAnswers(String page) throws Exception {
        HttpResponse<String> answer = get('/' + page);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(page);
    }

    /** More often than the pool has connections. */
    @Test
    void theStandardDataSourceTracked() throws Exception {
        for (int i = 0; i < 2 * POOL; i++) {
            assertAnswers("container/standard");
        }
        soon().untilAsserted(() -> assertThat(pools.inUse(pools.standard())).isZero());
        awaitLeakIsTold("ContainerPages.standard");
    }

    @Test
    void theStandardDataSourceBoundToRequests() throws Exception {
        for (int i = 0; i < 2 * POOL; i++) {
            assertAnswers("container/bound");
        }
        soon().untilAsserted(() -> assertThat(pools.inUse(pools.standard())).isZero());
        awaitLeakIsTold("ContainerPages.bound");
    }

    @Test
    void theServersDataSourceOfPostgreSqlTracked() throws Exception {
        for (int i = 0; i < 2 * POOL; i++) {
            assertAnswers("container/orders");
        }
        soon().untilAsserted(() -> assertThat(pools.inUse("orders")).isZero());
        assertThat(parts.postgreSql().visits("container/orders"))
                .isEqualTo(pools.closeBeforeTheEndAndCommit() ? 2 * POOL : 0);
        awaitLeakIsTold("ContainerPages.orders");
    }

    /** What is left open in a transaction of the server's is left to it, and closed. */
    @Test
    void aTransactionOfTheServers() throws Exception {
        for (int i = 0; i < 2 * POOL; i++) {
            assertAnswers("container/transactional");
        }
        assertThat(parts.postgreSql().visits("container/transactional")).isEqualTo(4 * POOL);
        for (int i = 0; i < 2 * POOL; i++) {
            assertThat(get("/container/transactional-fails").statusCode()).isEqualTo(500);
        }
        assertThat(parts.postgreSql().visits("container/transactional-fails")).isZero();
    }

    @Test
    void aTransactionOfTheServersThatNobodyEnds() throws Exception {
        assertAnswers("container/open-transaction");
        soon().untilAsserted(() -> assertThat(pools.inUse("orders")).isZero());
        assertThat(parts.postgreSql().visits("container/open-transaction")).isZero();
    }

    @Test
    void aConnectionOfAnAsynchronousRequest() throws Exception {
        assertAnswers("container/two-dispatches");
        assertThat(parts.postgreSql().visits("container/two-dispatches")).isEqualTo(2);
    }

    @Test
    void anEntityManagerBesideTheServersOwn() throws Exception {
        for (int i = 0; i < 2 * POOL; i++) {
            assertAnswers("container/beside");
        }
        assertThat(parts.postgreSql().visits("container/beside")).isEqualTo(2 * POOL);
        assertThat(parts.postgreSql().visits("container/beside-own")).isZero();
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void manyRequestsOfAllKinds() throws Exception {
        ConcurrentMap<String, Integer> sent = SoakClient.counts();
        PostgreSql database = parts.postgreSql();
        database.execute("delete from visit");
        long redis = parts.redis().visits();
        long nanos = System.nanoTime();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                SoakClient client = SoakClient.ofServerWithPools(soakBrowser(), sent, i);
                ends.add(clients.submit(() -> client.send(REQUESTS / CLIENTS)));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            clients.shutdownNow();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - nanos);
        nothingIsHeld();
        assertThat(database.visits("plain")).isEqualTo((long) sent.get("plain"));
        assertThat(database.visits("hop")).isEqualTo((long) sent.get("hop"));
        assertThat(database.visits("early")).isEqualTo(2L * sent.get("early"));
        assertThat(database.visits("container/transactional")).isEqualTo(2L * sent.get("container/transactional"));
        assertThat(database.visits("container/orders"))
                .isEqualTo(pools.closeBeforeTheEndAndCommit() ? (long) sent.get("container/orders") : 0L);
        assertThat(database.count("select count(*) from visit where page not in"
                        + " ('plain', 'hop', 'early', 'container/transactional', 'container/orders')"))
                .as("written and never committed")
                .isZero();
        assertThat(parts.redis().visits() - redis).isEqualTo(SoakClient.numbersInRedis(sent));
        // A server may see a little later that a connection was closed.
        soon().untilAsserted(() -> assertThat(database.connections()).isBetween(1L, 2L * POOL));
        soon().untilAsserted(() -> assertThat(parts.redis().connections()).isBetween(1L, (long) POOL));
        if (parts.cache().isPresent()) {
            soon().untilAsserted(
                            () -> assertThat(parts.cache().get().connections()).isBetween(1L, (long) POOL));
        }
        System.out.printf(
                "%s: %,d requests in %d s, %d per second; %s%n",
                server.name(),
                REQUESTS,
                took.toSeconds(),
                REQUESTS * 1_000L / took.toMillis(),
                get("/numbers").body());
    }

    private SoakClient.Browser soakBrowser() {
        return new SoakClient.Browser() {

            @Override
            public HttpResponse<String> get(String path) throws Exception {
                return ConnectionsScenario.this.get(path);
            }

            @Override
            public void leave(String path) throws Exception {
                Client client = new Client(site);
                try (Socket socket = client.open()) {
                    Client.send(socket, "GET " + site.contextPath() + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
                    assertThat(Client.readUntil(socket, "\r\n\r\n")).startsWith("HTTP/1.1 200 ");
                    socket.setSoLinger(true, 0);
                }
            }
        };
    }
}
