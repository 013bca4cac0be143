package connections.plain;

import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.lettuce.core.api.StatefulRedisConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import net.spy.memcached.MemcachedClient;
import org.apache.commons.pool2.ObjectPool;
import redis.clients.jedis.JedisPool;

/** Each of the observers' connections at work: {@code /plain/hikari}, and so on. */
@ApplicationScoped
public class PlainPages {

    @Inject
    HikariConnections hikari;

    @Inject
    AgroalConnections agroal;

    @Inject
    JedisConnections jedis;

    @Inject
    LettuceConnections lettuce;

    @Inject
    MemcachedConnections memcached;

    @Inject
    HikariDataSource hikariPool;

    @Inject
    AgroalDataSource agroalPool;

    @Inject
    JedisPool jedisPool;

    @Inject
    ObjectPool<StatefulRedisConnection<String, String>> lettucePool;

    @Inject
    ObjectPool<MemcachedClient> memcachedPool;

    /** What the server behind the client answers; the name of the client is the last segment of the path. */
    public String ask(HttpServletRequest request, String client) throws Exception {
        return switch (client) {
            case "hikari" -> one(hikari.of(request));
            case "agroal" -> one(agroal.of(request));
            case "jedis" -> jedis.of(request).ping();
            case "lettuce" -> lettuce.of(request).sync().ping();
            case "memcached" -> stored(memcached.of(request));
            default -> throw new IllegalArgumentException(client);
        };
    }

    private static String one(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select 1")) {
            row.next();
            return row.getString(1);
        }
    }

    private static String stored(MemcachedClient client) throws Exception {
        client.set("plain", 60, "stored").get(1, TimeUnit.MINUTES);
        return (String) client.get("plain");
    }

    /** How many connections of the client's pool are out. */
    public long active(String client) {
        return switch (client) {
            case "hikari" -> hikariPool.getHikariPoolMXBean().getActiveConnections();
            case "agroal" -> agroalPool.getMetrics().activeCount();
            case "jedis" -> jedisPool.getNumActive();
            case "lettuce" -> lettucePool.getNumActive();
            case "memcached" -> memcachedPool.getNumActive();
            default -> throw new IllegalArgumentException(client);
        };
    }

    /** The same, on a thread of the site's own, which completes the request. */
    public void askElsewhere(HttpServletRequest request, String client) {
        AsyncContext async = request.startAsync();
        new Thread(
                        () -> {
                            try {
                                async.getResponse().getWriter().print(ask(request, client));
                            } catch (Exception failure) {
                                request.setAttribute("failure", failure);
                            } finally {
                                async.complete();
                            }
                        },
                        "connections-plain")
                .start();
    }
}
