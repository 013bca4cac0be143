package io.freedom.scenarios.wildfly;

import io.freedom.scenarios.Feature;
import io.freedom.scenarios.KnownFault;
import io.freedom.scenarios.Mode;
import io.freedom.scenarios.SeparateServer;
import io.freedom.scenarios.ServerPools;
import io.freedom.scenarios.ServerProcess;
import io.freedom.scenarios.Site;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** WildFly as it comes, in a process of its own, with a base folder of its own; sites are deployed by its scanner. */
public final class WildFly extends SeparateServer {

    private static final String UNDERTOW = "https://github.com/undertow-io/undertow/blob/2.3.23.Final/";
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration UNDEPLOYMENT = Duration.ofMinutes(2);

    private final BaseFolder base = new BaseFolder(
            Path.of(System.getProperty("wildfly.home")), Path.of(System.getProperty("scenarios.work"), "base"));
    private final Path output = Path.of(System.getProperty("scenarios.work"), "wildfly.log");
    private List<Integer> ports = List.of();

    @Override
    public String name() {
        return "WildFly " + System.getProperty("wildfly.version");
    }

    @Override
    public String hookName() {
        return "Undertow's completion listener";
    }

    @Override
    public Set<Feature> features() {
        return Set.of(
                Feature.HTTPS,
                Feature.H2C,
                Feature.WEBSOCKET,
                Feature.JAX_RS,
                Feature.FACES,
                Feature.NAMING,
                Feature.JTA,
                Feature.SITES,
                Feature.EAR,
                Feature.CROSS_CONTEXT,
                Feature.ENVIRONMENT,
                Feature.MICROPROFILE_CONFIG,
                Feature.BEAN_VALIDATION,
                Feature.POOLS);
    }

    @Override
    public List<KnownFault> knownFaults() {
        return List.of(
                fault(
                        "MessageScenario.aChunkedUploadThatBreaksTheRules",
                        "a chunk whose size is not a number is taken for the last one",
                        "core/src/main/java/io/undertow/conduits/ChunkReader.java#L114"),
                streamForgotten("TlsHttp2Scenario"),
                streamForgotten("ClearTextHttp2Scenario"));
    }

    private static KnownFault fault(String scenario, String effect, String line) {
        return new KnownFault(scenario, Set.of(Mode.values()), effect, UNDERTOW + line, true);
    }

    /** Only where the server waits for the client to take more when the client resets the stream. */
    private static KnownFault streamForgotten(String scenario) {
        return new KnownFault(
                scenario + ".theClientLeavesWhileAListenerStreams",
                Set.of(Mode.values()),
                "a write listener is not told that the client left: the request times out",
                UNDERTOW + "core/src/main/java/io/undertow/protocols/http2/Http2StreamSinkChannel.java#L184",
                false);
    }

    /** Jersey reports a stream that the client left, RESTEasy each timeout and what a resource throws later. */
    @Override
    public List<String> ordinaryTraces() {
        return List.of(
                "UT010029: Stream is closed",
                "RESTEASY002010: Failed to execute: jakarta.ws.rs.ServiceUnavailableException",
                "RESTEASY002375: Error processing request .*: a resource that fails later");
    }

    @Override
    public void start(Map<String, String> environment) throws Exception {
        base.create();
        ports = ServerProcess.freePorts(4);
        InetSocketAddress http = address(0);
        run(base.folder(), output, environment, base.command(ports))
                .awaitUntil("start", START, () -> base.isStarted(output) && ServerProcess.answers(http));
    }

    private InetSocketAddress address(int index) {
        return loopback(ports.get(index));
    }

    @Override
    public Site deploy(Path archive, String name) throws Exception {
        String deployment = base.deploy(archive, name);
        serverProcess().awaitUntil("deploy " + deployment, START, () -> base.isDone(deployment));
        if (!base.isDeployed(deployment)) {
            throw new DeploymentFailed(base.failure(deployment));
        }
        return new Site(address(0), Optional.of(address(1)), '/' + name);
    }

    @Override
    public void undeploy(String name) throws Exception {
        String deployment = base.undeploy(name);
        serverProcess().awaitUntil("undeploy " + deployment, UNDEPLOYMENT, () -> base.isUndeployed(deployment));
    }

    @Override
    public Optional<ServerPools> pools() {
        return Optional.of(new DataSources(new Management(address(2)), this::deployDriver));
    }

    private String deployDriver() throws Exception {
        String deployment = base.deploy(Path.of(System.getProperty("scenarios.driver")), "postgresql");
        serverProcess().awaitUntil("deploy " + deployment, START, () -> base.isDone(deployment));
        return deployment;
    }
}
