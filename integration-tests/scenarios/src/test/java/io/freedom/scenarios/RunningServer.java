package io.freedom.scenarios;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The server of this module with the site in both modes; started before the first scenario, ended after the last one. */
final class RunningServer implements AutoCloseable {

    private static final Namespace NAMESPACE = Namespace.create(RunningServer.class);

    /**
     * How long scenarios wait for what must come to be: twice as long as a container lets an asynchronous request go on, for a
     * machine that has more to do.
     */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ServerUnderTest server;
    private final Map<Mode, Site> sites = new EnumMap<>(Mode.class);

    private RunningServer(ServerUnderTest server) {
        this.server = server;
    }

    static RunningServer of(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(RunningServer.class, key -> start(), RunningServer.class);
    }

    private static RunningServer start() {
        Awaitility.setDefaultTimeout(PATIENCE);
        RunningServer running = new RunningServer(found());
        // A build that is interrupted runs no test's end.
        Runtime.getRuntime().addShutdownHook(new Thread(running.server::close));
        try {
            running.server.knownFaults().forEach(KnownFault::requireScenario);
            Matrix.begin(running.server);
            running.server.start(Map.of());
            for (Mode mode : Mode.values()) {
                running.sites.put(mode, running.server.deploy(war(), mode.deployment()));
            }
            return running;
        } catch (Exception failure) {
            running.close();
            throw new IllegalStateException("the server did not start", failure);
        }
    }

    /** The server of this module, not started. */
    static ServerUnderTest found() {
        return ServiceLoader.load(ServerUnderTest.class).findFirst().orElseThrow();
    }

    /** The WAR of the scenarios, the same for every server. */
    static Path war() {
        return Path.of(System.getProperty("scenarios.war")).toAbsolutePath().normalize();
    }

    ServerUnderTest server() {
        return server;
    }

    Site site(Mode mode) {
        return sites.get(mode);
    }

    @Override
    public void close() {
        server.close();
    }
}
