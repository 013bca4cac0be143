package connections.plain;

import com.zaxxer.hikari.HikariDataSource;
import connections.MemcachedClients;
import connections.Parts;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalPropertiesReader;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.support.ConnectionPoolSupport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.sql.SQLException;
import java.util.Map;
import net.spy.memcached.MemcachedClient;
import org.apache.commons.pool2.ObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.JedisPool;

/** A pool for each of the observers; made when the first of its pages is asked for. */
@ApplicationScoped
public class ClientPools {

    @Inject
    Parts parts;

    @Produces
    @ApplicationScoped
    @Typed(HikariDataSource.class)
    HikariDataSource hikari() {
        HikariDataSource pool = new HikariDataSource();
        pool.setDriverClassName("org.postgresql.Driver");
        pool.setJdbcUrl(parts.databaseUrl());
        pool.setUsername(parts.databaseUser());
        pool.setMaximumPoolSize(parts.poolSize());
        return pool;
    }

    void close(@Disposes HikariDataSource pool) {
        pool.close();
    }

    @Produces
    @ApplicationScoped
    @Typed(AgroalDataSource.class)
    AgroalDataSource agroal() throws SQLException {
        return AgroalDataSource.from(new AgroalPropertiesReader()
                .readProperties(Map.of(
                        AgroalPropertiesReader.PROVIDER_CLASS_NAME, "org.postgresql.Driver",
                        AgroalPropertiesReader.JDBC_URL, parts.databaseUrl(),
                        AgroalPropertiesReader.PRINCIPAL, parts.databaseUser(),
                        AgroalPropertiesReader.MAX_SIZE, Integer.toString(parts.poolSize()),
                        AgroalPropertiesReader.METRICS_ENABLED, "true")));
    }

    void close(@Disposes AgroalDataSource pool) {
        pool.close();
    }

    /** No client proxy can be made of its class. */
    @Produces
    @Singleton
    JedisPool jedis() {
        return new JedisPool(
                limits(), InetAddress.getLoopbackAddress().getHostAddress(), parts.redisPort(), parts.patience());
    }

    void close(@Disposes JedisPool pool) {
        pool.close();
    }

    @Produces
    @Singleton
    RedisClient lettuce() {
        return RedisClient.create(
                RedisURI.create(InetAddress.getLoopbackAddress().getHostAddress(), parts.redisPort()));
    }

    void shutDown(@Disposes RedisClient client) {
        client.shutdown();
    }

    @Produces
    @ApplicationScoped
    ObjectPool<StatefulRedisConnection<String, String>> connections(RedisClient client) {
        return ConnectionPoolSupport.createGenericObjectPool(client::connect, limits());
    }

    void close(@Disposes ObjectPool<StatefulRedisConnection<String, String>> pool) {
        pool.close();
    }

    @Produces
    @ApplicationScoped
    ObjectPool<MemcachedClient> memcached() {
        return new GenericObjectPool<>(
                new MemcachedClients(parts.memcachedPort().orElseThrow()), limits());
    }

    void closeClients(@Disposes ObjectPool<MemcachedClient> pool) {
        pool.close();
    }

    private <T> GenericObjectPoolConfig<T> limits() {
        GenericObjectPoolConfig<T> limits = new GenericObjectPoolConfig<>();
        limits.setMaxTotal(parts.poolSize());
        limits.setMaxIdle(parts.poolSize());
        limits.setJmxEnabled(false);
        return limits;
    }
}
