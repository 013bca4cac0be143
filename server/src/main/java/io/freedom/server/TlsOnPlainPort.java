package io.freedom.server;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.util.component.ContainerLifeCycle;

/**
 * Knows TLS by the first bytes of a connection, says so, and closes the connection: a browser was asked for {@code https}.
 * Browsers try several times, so it is said once in ten seconds.
 *
 * <p>Threading: any thread may call anything.
 */
final class TlsOnPlainPort extends ContainerLifeCycle implements ConnectionFactory.Detecting {

    private static final System.Logger LOG = System.getLogger(TlsOnPlainPort.class.getName());

    /** The type of the record that a handshake begins with, and the version's first byte, of every version. */
    private static final byte[] HANDSHAKE = {0x16, 0x03};

    private static final long PAUSE = TimeUnit.SECONDS.toNanos(10);

    private final InetSocketAddress address;
    private final LongSupplier nanoTime;
    private final AtomicLong next;

    /** @param address where the server was told to listen, for the message */
    TlsOnPlainPort(InetSocketAddress address, LongSupplier nanoTime) {
        this.address = address;
        this.nanoTime = nanoTime;
        next = new AtomicLong(nanoTime.getAsLong());
    }

    @Override
    public String getProtocol() {
        return "TLS";
    }

    @Override
    public List<String> getProtocols() {
        return List.of(getProtocol());
    }

    @Override
    public Detection detect(ByteBuffer buffer) {
        int known = Math.min(buffer.remaining(), HANDSHAKE.length);
        for (int i = 0; i < known; i++) {
            if (buffer.get(buffer.position() + i) != HANDSHAKE[i]) {
                return Detection.NOT_RECOGNIZED;
            }
        }
        return known < HANDSHAKE.length ? Detection.NEED_MORE_BYTES : Detection.RECOGNIZED;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return new Refusal(endPoint, connector);
    }

    /** Whether it was said now. */
    boolean say(int port) {
        long now = nanoTime.getAsLong();
        long due = next.get();
        if (now - due < 0 || !next.compareAndSet(due, now + PAUSE)) {
            return false;
        }
        LOG.log(
                System.Logger.Level.WARNING,
                "FREEDOM-0506: Somebody spoke https to {0}. Write http:// in the browser.",
                SiteUrl.of(
                        address.getAddress() == null
                                ? InetSocketAddress.createUnresolved(address.getHostString(), port)
                                : new InetSocketAddress(address.getAddress(), port)));
        return true;
    }

    /** Closes the connection as soon as there is one. */
    private final class Refusal extends AbstractConnection implements Connection.UpgradeTo {

        private final int port;

        Refusal(EndPoint endPoint, Connector connector) {
            super(endPoint, connector.getExecutor());
            port = connector instanceof NetworkConnector network ? network.getLocalPort() : 0;
        }

        @Override
        public void onUpgradeTo(ByteBuffer firstBytes) {
            // What was read is of no use.
        }

        @Override
        public void onOpen() {
            super.onOpen();
            say(port);
            getEndPoint().close();
        }

        @Override
        public void onFillable() {
            close();
        }
    }
}
