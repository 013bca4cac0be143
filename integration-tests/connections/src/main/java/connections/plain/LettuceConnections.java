package connections.plain;

import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import io.lettuce.core.api.StatefulRedisConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.pool2.ObjectPool;

@ApplicationScoped
public class LettuceConnections {

    private final Map<String, StatefulRedisConnection<String, String>> held = new ConcurrentHashMap<>();

    @Inject
    ObjectPool<StatefulRedisConnection<String, String>> pool;

    /** One connection per request. Nobody closes it. */
    public StatefulRedisConnection<String, String> of(ServletRequest request) throws Exception {
        String id = RequestInfo.of(request).id();
        if (!held.containsKey(id)) {
            held.put(id, pool.borrowObject());
        }
        return held.get(id);
    }

    void release(@Observes RequestFinished finished) throws Exception {
        StatefulRedisConnection<String, String> connection =
                held.remove(finished.request().id());
        if (connection != null) {
            pool.returnObject(connection);
        }
    }
}
