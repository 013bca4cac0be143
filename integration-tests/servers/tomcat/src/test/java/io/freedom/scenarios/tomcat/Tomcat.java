package io.freedom.scenarios.tomcat;

import io.freedom.scenarios.Feature;
import io.freedom.scenarios.KnownFault;
import io.freedom.scenarios.Mode;
import io.freedom.scenarios.SeparateServer;
import io.freedom.scenarios.ServerProcess;
import io.freedom.scenarios.Site;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Tomcat as it is distributed, with the version that the build names; sites are deployed by its manager application. */
public final class Tomcat extends SeparateServer {

    private static final Duration START = Duration.ofMinutes(4);

    private final String version = System.getProperty("tomcat.version");
    private final Path work = Path.of(System.getProperty("scenarios.work"));
    private final Path home = work.resolve("apache-tomcat-" + version);
    private final Path libraries = Path.of(System.getProperty("tomcat.libraries"));
    private final TomcatBase base =
            new TomcatBase(Path.of(System.getProperty("tomcat.conf")), work.resolve("base-" + version));
    private final String password = UUID.randomUUID().toString();

    private InetSocketAddress http;
    private InetSocketAddress https;
    private TomcatManager manager;

    @Override
    public String name() {
        return "Tomcat " + version;
    }

    @Override
    public String hookName() {
        return "Tomcat's access log";
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
                Feature.CROSS_CONTEXT);
    }

    @Override
    public List<KnownFault> knownFaults() {
        // The state MUST_ERROR, of an exception in the dispatch that began the cycle, has no way out but complete().
        return List.of(
                closedWithoutResponse("AsynchronousScenario.anExceptionAfterStartAsync", true),
                // Where the work throws before the dispatch is over.
                closedWithoutResponse("CycleScenario.workThatThrowsOnTheServersThread", false),
                new KnownFault(
                        "DeploymentScenario.twentyRedeploymentsLeaveNoClassLoaderBehind",
                        Set.of(Mode.values()),
                        "class loaders of undeployed sites stay until Tomcat renews its threads: its own check finds Weld's and Faces' thread locals there",
                        "https://cwiki.apache.org/confluence/display/TOMCAT/MemoryLeakProtection",
                        false));
    }

    private KnownFault closedWithoutResponse(String scenario, boolean always) {
        return new KnownFault(
                scenario,
                Set.of(Mode.values()),
                "without an error page of the site's own the connection is closed without a response",
                "https://github.com/apache/tomcat/blob/" + version + "/java/org/apache/coyote/AsyncStateMachine.java",
                always);
    }

    @Override
    public List<String> ordinaryTraces() {
        return List.of(
                // What is no request, at INFO.
                "IllegalArgumentException: (Request header is too large|The HTTP header line)",
                // A request whose connection was closed without a response: see the known fault.
                "CoyoteAdapter\\$RecycleRequiredException",
                // A request that runs on when its site is gone, and needs one more class.
                "this web application instance has been stopped already",
                // Jersey closes the response of a resource that failed on another thread after it has completed the
                // request.
                "object has been recycled and is no longer associated with this facade",
                // A client that left.
                "StreamException: .*Client sent more data than stream window allowed");
    }

    @Override
    public void start(Map<String, String> environment) throws Exception {
        List<Integer> ports = ServerProcess.freePorts(2);
        http = loopback(ports.get(0));
        https = loopback(ports.get(1));
        manager = new TomcatManager(http, "scenarios", password);
        base.create(home, password);
        run(base.folder(), base.folder().resolve("logs/tomcat.log"), environment, command())
                .awaitUntil("start", START, () -> ServerProcess.answers(http));
        manager.list();
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(ServerProcess.java(), "-Xmx512m"));
        command.addAll(ServerProcess.SHORT_LIFE);
        // What catalina.sh opens, so that Tomcat can look for leaks when a site is undeployed.
        for (String open : List.of("java.lang", "java.io", "java.util", "java.util.concurrent")) {
            command.add("--add-opens=java.base/" + open + "=ALL-UNNAMED");
        }
        command.add("--add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED");
        Map<String, Object> properties = Map.of(
                "catalina.home",
                home,
                "catalina.base",
                base.folder(),
                "java.io.tmpdir",
                base.folder().resolve("temp"),
                "java.util.logging.manager",
                "org.apache.juli.ClassLoaderLogManager",
                "java.util.logging.config.file",
                base.folder().resolve("conf/logging.properties"),
                "scenarios.http",
                http.getPort(),
                "scenarios.https",
                https.getPort(),
                "scenarios.password",
                password,
                "scenarios.libraries",
                libraries);
        properties.forEach((name, value) -> command.add("-D" + name + '=' + value));
        command.addAll(List.of(
                "-cp",
                home.resolve("bin/bootstrap.jar") + java.io.File.pathSeparator + home.resolve("bin/tomcat-juli.jar"),
                "org.apache.catalina.startup.Bootstrap",
                "start"));
        return command;
    }

    @Override
    public Site deploy(Path archive, String name) throws IOException, InterruptedException, DeploymentFailed {
        String answer = manager.deploy(name, archive, base.folder().resolve("conf/site.xml"));
        if (!answer.startsWith("OK")) {
            throw new DeploymentFailed(answer + '\n' + serverProcess().endOfLog());
        }
        return new Site(http, Optional.of(https), '/' + name);
    }

    @Override
    public void undeploy(String name) throws IOException, InterruptedException {
        manager.undeploy(name);
    }

    /** Stops a site and starts it again in the same context, with a new class loader. */
    public void reload(String name) throws IOException, InterruptedException {
        manager.reload(name);
    }
}
