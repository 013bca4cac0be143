package io.freedom.connections;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The servers of data for one class of tests: PostgreSQL, Redis, and memcached where it is installed. */
public final class RealParts implements AutoCloseable {

    private final PostgreSql postgreSql;
    private final Redis redis;
    private final Optional<Memcached> memcached;

    private RealParts(PostgreSql postgreSql, Redis redis, Optional<Memcached> memcached) {
        this.postgreSql = postgreSql;
        this.redis = redis;
        this.memcached = memcached;
        // A build that is interrupted runs no test's end; the others have a hook of their own.
        memcached.ifPresent(server -> Runtime.getRuntime().addShutdownHook(new Thread(server::close)));
    }

    /** @param folder an empty one, for data */
    public static RealParts start(Path folder) throws Exception {
        PostgreSql postgreSql = PostgreSql.start(Files.createDirectories(folder.resolve("data")));
        try {
            Redis redis = Redis.start();
            try {
                return new RealParts(postgreSql, redis, memcached());
            } catch (Exception failure) {
                redis.close();
                throw failure;
            }
        } catch (Exception failure) {
            postgreSql.close();
            throw failure;
        }
    }

    private static Optional<Memcached> memcached() throws IOException {
        if (!Memcached.isInstalled()) {
            return Optional.empty();
        }
        Memcached started = Memcached.start();
        try {
            await().atMost(Duration.ofMinutes(1)).until(started::isUp);
        } catch (RuntimeException failure) {
            started.close();
            throw failure;
        }
        return Optional.of(started);
    }

    public PostgreSql postgreSql() {
        return postgreSql;
    }

    public Redis redis() {
        return redis;
    }

    public Optional<Memcached> cache() {
        return memcached;
    }

    /** The settings by which the site finds them. */
    public String settings() {
        return Stream.concat(
                        Stream.of(
                                "parts.database-url=" + postgreSql.url(),
                                "parts.database-user=" + PostgreSql.USER,
                                "parts.redis-port=" + redis.port()),
                        memcached.stream().map(server -> "parts.memcached-port=" + server.port()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Override
    public void close() throws IOException {
        memcached.ifPresent(Memcached::close);
        try {
            redis.close();
        } finally {
            postgreSql.close();
        }
    }
}
