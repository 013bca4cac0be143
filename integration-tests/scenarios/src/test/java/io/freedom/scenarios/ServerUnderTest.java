package io.freedom.scenarios;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A real server, started once for all scenarios of its module. Found through {@link java.util.ServiceLoader}; a module, or an
 * execution of a module, has one.
 *
 * <p>Threading: {@link #start} and {@link #stop} are called by one thread, {@link #deploy} and {@link #undeploy} by several, each
 * with names of its own.
 */
public interface ServerUnderTest extends AutoCloseable {

    /** The column of the matrix, such as {@code WildFly 39.0.1.Final}; the same in every build. */
    String name();

    /** Why this server can't run here, such as a JDK that is missing; then its scenarios are skipped. */
    default Optional<String> obstacle() {
        return Optional.empty();
    }

    /** What the start-up line names as the end of a request where the server's hook serves. */
    String hookName();

    /** What this server offers beyond servlets and CDI. */
    Set<Feature> features();

    /** What this server does wrong, where it has no remedy. */
    default List<KnownFault> knownFaults() {
        return List.of();
    }

    /** Header lines of stack traces that this server's log holds without fault of the site: regular expressions. */
    default List<String> ordinaryTraces() {
        return List.of();
    }

    /** Whether a stream of HTTP/2 that its client resets garbles what the server sends to others at that moment. */
    default boolean garblesOthersWhereAStreamIsReset() {
        return false;
    }

    /**
     * How many class loaders of sites may stay when their sites are gone; never more, however many came and went. A JDK 17
     * keeps one: {@code java.lang.runtime.ObjectMethods}, which links a record's {@code equals}, has a method handle that
     * remembers the last type it was asked for. An idle thread of a server may keep another one, in a frame of its stack; several
     * threads deploy at the same time.
     */
    default int loadersKept() {
        return 4;
    }

    /**
     * Starts the server without a site, on free ports of the loopback address; again, after it was ended, where it has
     * {@link Feature#ENVIRONMENT}.
     *
     * @param environment variables beside those of this process, for a server that has a process of its own
     */
    void start(Map<String, String> environment) throws Exception;

    /**
     * Deploys an archive, and returns when it answers. Sites of several names run side by side; the WAR of the scenarios
     * takes its settings from its name, see {@link Mode}.
     *
     * @param archive a WAR, left as it is
     * @param name the name of the deployment; its context path is {@code /name} where the server chooses
     * @throws DeploymentFailed if the site did not start
     */
    Site deploy(Path archive, String name) throws Exception;

    /** Removes a site, and returns when it is gone. */
    void undeploy(String name) throws Exception;

    /** The pools of the server's own; empty where it has no {@link Feature#POOLS}. */
    default Optional<ServerPools> pools() {
        return Optional.empty();
    }

    /** The server's log: everything since {@link #start}, or empty where it has none of its own. */
    Optional<Path> log();

    /** The server's process; this one's, where the server is embedded. */
    ProcessHandle process();

    /** Stops the server as its administrator does, with sites deployed and requests in flight; returns when it is down. */
    void stop() throws Exception;

    /**
     * Ends whatever {@link #start} began, however it went. Called at the end of the scenarios, and again at the end of this JVM, on
     * another thread: where nothing is left to end, it does nothing.
     */
    @Override
    void close();

    /** A site that did not start. */
    final class DeploymentFailed extends Exception {

        private static final long serialVersionUID = 1L;

        public DeploymentFailed(String message) {
            super(message);
        }
    }
}
