package connections.plain;

import com.zaxxer.hikari.HikariDataSource;
import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

@ApplicationScoped
public class HikariConnections {

    private final Map<String, Connection> held = new ConcurrentHashMap<>();

    @Inject
    HikariDataSource pool;

    /** One connection per request. Nobody closes it. */
    public Connection of(ServletRequest request) throws SQLException {
        String id = RequestInfo.of(request).id();
        if (!held.containsKey(id)) {
            held.put(id, pool.getConnection());
        }
        return held.get(id);
    }

    void release(@Observes RequestFinished finished) throws SQLException {
        Connection connection = held.remove(finished.request().id());
        if (connection != null) {
            connection.close();
        }
    }
}
