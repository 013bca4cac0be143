package io.freedom.scenarios.wildfly;

import io.freedom.scenarios.Feature;
import io.freedom.scenarios.KnownFault;
import io.freedom.scenarios.Mode;
import io.freedom.scenarios.ServerProcess;
import io.freedom.scenarios.ServerUnderTest;
import io.freedom.scenarios.Site;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** WildFly as it comes, in a process of its own, with a base folder of its own; sites are deployed by its scanner. */
public final class WildFly implements ServerUnderTest {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofMinutes(1);

    private final BaseFolder base = new BaseFolder(
            Path.of(System.getProperty("wildfly.home")), Path.of(System.getProperty("scenarios.work"), "base"));
    private final Path output = Path.of(System.getProperty("scenarios.work"), "wildfly.log");
    private ServerProcess process;
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
                Feature.CROSS_CONTEXT);
    }

    @Override
    public List<KnownFault> knownFaults() {
        return List.of(cancelledStream("TlsHttp2Scenario"), cancelledStream("ClearTextHttp2Scenario"));
    }

    /** A race: it is told at once where nothing was waiting to be flushed. */
    private static KnownFault cancelledStream(String scenario) {
        return new KnownFault(
                scenario + ".theClientLeavesWhileAListenerStreams",
                EnumSet.allOf(Mode.class),
                "a WriteListener is not told that the client reset its HTTP/2 stream, the request ends with its timeout: TIMED_OUT",
                "https://github.com/undertow-io/undertow/blob/main/core/src/main/java/io/undertow/protocols/http2/"
                        + "Http2StreamSinkChannel.java (rstStream)",
                false);
    }

    @Override
    public void start() throws Exception {
        base.create();
        ports = ServerProcess.freePorts(4);
        process = ServerProcess.start(base.folder(), output, Map.of(), base.command(ports));
        InetSocketAddress http = address(0);
        serverProcess().awaitUntil("start", START, () -> base.isStarted(output) && ServerProcess.answers(http));
    }

    private InetSocketAddress address(int index) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.get(index));
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
        serverProcess().awaitUntil("undeploy " + deployment, STOP, () -> base.isUndeployed(deployment));
    }

    @Override
    public Optional<Path> log() {
        return Optional.of(output);
    }

    private ServerProcess serverProcess() {
        if (process == null) {
            throw new IllegalStateException("the server was not started");
        }
        return process;
    }

    @Override
    public ProcessHandle process() {
        return serverProcess().handle();
    }

    @Override
    public void stop() throws Exception {
        serverProcess().stop(STOP);
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
