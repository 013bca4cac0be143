package mysite;

import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One connection per request: borrowed when it is first needed, given back when the request is over. It is kept under the
 * request's id and not in a {@code @RequestScoped} bean, because the container may have destroyed those by then.
 */
@ApplicationScoped
public class Connections {

    private final Map<String, Connection> held = new ConcurrentHashMap<>();
    private final AtomicLong borrowed = new AtomicLong();

    @Inject
    DataSource dataSource;

    @Inject
    HttpServletRequest request;

    /** The connection of the current request. Nobody closes it; one request uses it from one thread at a time. */
    Connection current() throws SQLException {
        String id = RequestInfo.of(request).id();
        Connection own = held.get(id);
        if (own == null) {
            own = dataSource.getConnection();
            borrowed.incrementAndGet();
            held.put(id, own);
        }
        return own;
    }

    void release(@Observes RequestFinished finished) throws SQLException {
        @Nullable Connection own = held.remove(finished.request().id());
        if (own != null) {
            own.close();
        }
    }

    int heldNow() {
        return held.size();
    }

    long borrowedSoFar() {
        return borrowed.get();
    }
}
