package connections;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import net.spy.memcached.MemcachedClient;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;

/** Makes the clients of memcached that a pool keeps, each with one connection. */
public final class MemcachedClients extends BasePooledObjectFactory<MemcachedClient> {

    private final int port;

    public MemcachedClients(int port) {
        this.port = port;
    }

    @Override
    public MemcachedClient create() throws Exception {
        return new MemcachedClient(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    @Override
    public PooledObject<MemcachedClient> wrap(MemcachedClient client) {
        return new DefaultPooledObject<>(client);
    }

    @Override
    public void destroyObject(PooledObject<MemcachedClient> client) {
        client.getObject().shutdown();
    }
}
