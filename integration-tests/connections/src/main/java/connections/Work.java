package connections;

import io.freedom.RequestResources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import redis.clients.jedis.Jedis;

/** What the pages do with their connections: a little with each, never closing any. */
@ApplicationScoped
public class Work {

    @Inject
    DataSource database;

    @Inject
    Pools pools;

    /** Takes all three, always in this order, and leaves a transaction open that has written a visit. */
    Connection with(RequestResources resources, String page) throws Exception {
        Connection connection = resources.acquire("database", database::getConnection);
        connection.setAutoCommit(false);
        write(connection, page);
        Jedis redis = resources.acquire("redis", pools::redis);
        redis.incr("visits");
        if (pools.hasMemcached()) {
            MemcachedLease memcached = resources.acquire("memcached", pools::memcached);
            memcached.client().set(page, 60, page).get(1, TimeUnit.MINUTES);
        }
        return connection;
    }

    static void write(Connection connection, String page) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into visit (id, page) values (?, ?)")) {
            insert.setString(1, UUID.randomUUID().toString());
            insert.setString(2, page);
            insert.executeUpdate();
        }
    }
}
