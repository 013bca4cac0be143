package connections;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.freedom.RequestBound;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.InetAddress;
import java.time.Duration;
import java.util.OptionalInt;
import javax.sql.DataSource;
import net.spy.memcached.MemcachedClient;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPoolConfig;

/** The pools of the site, all of the same size; what they wait for longer than a person's patience is a failure. */
@ApplicationScoped
public class Pools {

    @Inject
    Parts parts;

    private @Nullable HikariDataSource database;
    private @Nullable JedisPool redis;
    private @Nullable GenericObjectPool<MemcachedClient> memcached;

    @PostConstruct
    void open() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("connections");
        config.setDriverClassName("org.postgresql.Driver");
        config.setJdbcUrl(parts.databaseUrl());
        config.setUsername(parts.databaseUser());
        config.setMaximumPoolSize(parts.poolSize());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(parts.patience());
        database = new HikariDataSource(config);
        JedisPoolConfig jedis = new JedisPoolConfig();
        limit(jedis);
        redis = new JedisPool(
                jedis, new HostAndPort(InetAddress.getLoopbackAddress().getHostAddress(), parts.redisPort()), client());
        OptionalInt port = parts.memcachedPort();
        if (port.isPresent()) {
            GenericObjectPoolConfig<MemcachedClient> limits = new GenericObjectPoolConfig<>();
            limit(limits);
            memcached = new GenericObjectPool<>(new MemcachedClients(port.getAsInt()), limits);
        }
    }

    private void limit(GenericObjectPoolConfig<?> config) {
        config.setMaxTotal(parts.poolSize());
        config.setMaxIdle(parts.poolSize());
        config.setMaxWait(Duration.ofMillis(parts.patience()));
        config.setJmxEnabled(false);
    }

    private JedisClientConfig client() {
        return DefaultJedisClientConfig.builder()
                .clientName("connections")
                .connectionTimeoutMillis(parts.patience())
                .socketTimeoutMillis(parts.patience())
                .build();
    }

    @Produces
    @ApplicationScoped
    DataSource database() {
        return opened(database);
    }

    /** The same, tracked without anybody's call. */
    @Produces
    @RequestBound
    @Named("pooled")
    DataSource bound() {
        return opened(database);
    }

    /** What a request takes its connection of Redis from. */
    Jedis redis() {
        return opened(redis).getResource();
    }

    boolean hasMemcached() {
        return memcached != null;
    }

    /** One of the clients of memcached, which goes back when it is closed. */
    MemcachedLease memcached() throws Exception {
        GenericObjectPool<MemcachedClient> pool = opened(memcached);
        return new MemcachedLease(pool.borrowObject(), pool);
    }

    /** How many connections of each pool are out now, as the pools count. */
    String active() {
        return "database=" + opened(database).getHikariPoolMXBean().getActiveConnections()
                + " redis=" + opened(redis).getNumActive()
                + " memcached=" + (memcached == null ? 0 : memcached.getNumActive());
    }

    private static <T> T opened(@Nullable T pool) {
        if (pool == null) {
            throw new IllegalStateException("the pool is not open");
        }
        return pool;
    }

    @PreDestroy
    void close() {
        opened(database).close();
        opened(redis).close();
        if (memcached != null) {
            memcached.close();
        }
    }
}
