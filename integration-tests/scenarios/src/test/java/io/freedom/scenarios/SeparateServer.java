package io.freedom.scenarios;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server that is a process of its own; what that writes is its log. */
public abstract class SeparateServer implements ServerUnderTest {

    private static final Duration STOP = Duration.ofMinutes(2);

    private volatile ServerProcess process;

    /** Starts the process as {@link ServerProcess#start} does; {@link #close} ends it, however the server's start goes on. */
    protected final ServerProcess run(Path folder, Path log, Map<String, String> environment, List<String> command)
            throws IOException {
        ServerProcess started = ServerProcess.start(folder, log, environment, command);
        process = started;
        return started;
    }

    /** The process that was started last. */
    protected final ServerProcess serverProcess() {
        ServerProcess running = process;
        if (running == null) {
            throw new IllegalStateException("the server was not started");
        }
        return running;
    }

    protected static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public final Optional<Path> log() {
        return Optional.of(serverProcess().log());
    }

    @Override
    public final ProcessHandle process() {
        return serverProcess().handle();
    }

    @Override
    public final void stop() throws InterruptedException {
        serverProcess().stop(STOP);
    }

    @Override
    public final void close() {
        ServerProcess running = process;
        if (running != null) {
            running.close();
        }
    }
}
