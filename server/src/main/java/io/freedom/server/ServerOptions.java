package io.freedom.server;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.jetty.util.VirtualThreads;
import org.jspecify.annotations.Nullable;

/**
 * How to serve a site.
 *
 * @param address where to listen; port 0 takes a free one
 * @param settings the settings module to use, whatever the site or the environment say; null leaves it to them
 * @param threads how many requests may run at a time; at least 1
 * @param virtualThreads whether each request runs on a virtual thread, which needs Java 21
 * @param grace how long requests in flight may take to finish when the server is stopped
 */
public record ServerOptions(
        InetSocketAddress address, @Nullable String settings, int threads, boolean virtualThreads, Duration grace) {

    public static final int DEFAULT_THREADS = 200;
    public static final Duration DEFAULT_GRACE = Duration.ofSeconds(5);

    /** @throws ServerException if there are no threads, or no virtual ones where they are asked for */
    public ServerOptions {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(grace, "grace");
        if (threads < 1) {
            throw new ServerException(
                    "FREEDOM-0522",
                    "%d threads can't serve anybody. Give a number of at least 1.".formatted(threads),
                    null);
        }
        if (virtualThreads && !VirtualThreads.areSupported()) {
            throw new ServerException(
                    "FREEDOM-0524",
                    "Java %d has no virtual threads. Leave --virtual-threads out, or run on Java 21 or later."
                            .formatted(Runtime.version().feature()),
                    null);
        }
    }

    /** With requests on threads of the platform. */
    public ServerOptions(InetSocketAddress address, @Nullable String settings, int threads, Duration grace) {
        this(address, settings, threads, false, grace);
    }

    /** Listens at an address, with the defaults for everything else. */
    public static ServerOptions at(InetSocketAddress address) {
        return new ServerOptions(address, null, DEFAULT_THREADS, DEFAULT_GRACE);
    }
}
