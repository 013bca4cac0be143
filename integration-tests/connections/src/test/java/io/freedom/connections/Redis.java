package io.freedom.connections;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.Jedis;
import redis.embedded.RedisServer;

/** A Redis out of a Maven jar, on a free port of the loopback address. */
public final class Redis implements AutoCloseable {

    private static final String HERE = InetAddress.getLoopbackAddress().getHostAddress();

    private final RedisServer server;
    private final int port;
    private final long pid;

    private Redis(RedisServer server, int port) {
        this.server = server;
        this.port = port;
        try (Jedis jedis = connect()) {
            pid = jedis.info("server")
                    .lines()
                    .filter(line -> line.startsWith("process_id:"))
                    .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1)))
                    .findFirst()
                    .orElseThrow();
        }
    }

    public static Redis start() throws IOException {
        int port = freePort();
        RedisServer server = RedisServer.newRedisServer()
                .port(port)
                .bind(HERE)
                .setting("save \"\"")
                .setting("daemonize no")
                .build();
        server.start();
        try {
            return new Redis(server, port);
        } catch (RuntimeException failure) {
            server.stop();
            throw failure;
        }
    }

    /** Below those that the system gives to clients, of which the tests have many. */
    static int freePort() throws IOException {
        IOException taken = new IOException("no port is free");
        for (int i = 0; i < 100; i++) {
            int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException next) {
                taken.addSuppressed(next);
            }
        }
        throw taken;
    }

    public int port() {
        return port;
    }

    private Jedis connect() {
        return new Jedis(HERE, port);
    }

    /** How many connections of clients there are, but this one's own. */
    public long connections() {
        try (Jedis jedis = connect()) {
            return jedis.clientList().lines().count() - 1;
        }
    }

    public long visits() {
        try (Jedis jedis = connect()) {
            String visits = jedis.get("visits");
            return visits == null ? 0 : Long.parseLong(visits);
        }
    }

    /** Stops it as a machine that stands still does: it answers nothing, and its connections stay. */
    public void freeze() throws Exception {
        signal("-STOP");
    }

    public void resume() throws Exception {
        signal("-CONT");
    }

    private void signal(String name) throws Exception {
        Process kill = new ProcessBuilder("kill", name, Long.toString(pid)).start();
        if (!kill.waitFor(1, TimeUnit.MINUTES) || kill.exitValue() != 0) {
            throw new IllegalStateException("kill " + name + " did not work");
        }
    }

    @Override
    public void close() throws IOException {
        server.stop();
    }
}
