package connections;

import net.spy.memcached.MemcachedClient;
import org.apache.commons.pool2.impl.GenericObjectPool;

/** A client of memcached for one request: closing it gives it back to its pool. */
record MemcachedLease(MemcachedClient client, GenericObjectPool<MemcachedClient> pool) implements AutoCloseable {

    @Override
    public void close() {
        pool.returnObject(client);
    }
}
