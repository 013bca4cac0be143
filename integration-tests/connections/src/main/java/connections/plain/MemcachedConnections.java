package connections.plain;

import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.spy.memcached.MemcachedClient;
import org.apache.commons.pool2.ObjectPool;

@ApplicationScoped
public class MemcachedConnections {

    private final Map<String, MemcachedClient> held = new ConcurrentHashMap<>();

    @Inject
    ObjectPool<MemcachedClient> pool;

    /** One client per request. Nobody shuts it down. */
    public MemcachedClient of(ServletRequest request) throws Exception {
        String id = RequestInfo.of(request).id();
        if (!held.containsKey(id)) {
            held.put(id, pool.borrowObject());
        }
        return held.get(id);
    }

    void release(@Observes RequestFinished finished) throws Exception {
        MemcachedClient client = held.remove(finished.request().id());
        if (client != null) {
            pool.returnObject(client);
        }
    }
}
