package connections.plain;

import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

@ApplicationScoped
public class JedisConnections {

    private final Map<String, Jedis> held = new ConcurrentHashMap<>();

    @Inject
    JedisPool pool;

    /** One connection per request. Nobody closes it. */
    public Jedis of(ServletRequest request) {
        String id = RequestInfo.of(request).id();
        if (!held.containsKey(id)) {
            held.put(id, pool.getResource());
        }
        return held.get(id);
    }

    void release(@Observes RequestFinished finished) {
        Jedis jedis = held.remove(finished.request().id());
        if (jedis != null) {
            jedis.close();
        }
    }
}
