package io.freedom.scenarios.jettyhome;

import io.freedom.scenarios.Feature;
import io.freedom.scenarios.Jdk;
import io.freedom.scenarios.KnownFault;
import io.freedom.scenarios.SeparateServer;
import io.freedom.scenarios.ServerProcess;
import io.freedom.scenarios.Site;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Jetty as it is distributed, with the Jakarta EE version that the build names; sites are deployed by their descriptors. For Jakarta
 * EE 11 it runs on virtual threads, where a JDK that has them is found.
 */
public final class JettyHome extends SeparateServer {

    private static final Duration START = Duration.ofMinutes(4);
    private static final int VIRTUAL_THREADS = 21;

    private final String environment = System.getProperty("jetty.environment");
    private final JettyBase base = new JettyBase(
            Path.of(System.getProperty("jetty.template")),
            Path.of(System.getProperty("jetty.libraries")),
            Path.of(System.getProperty("scenarios.work")).resolve("base-" + environment),
            environment);
    private final Optional<Path> newerJdk =
            environment.equals("ee10") ? Optional.empty() : Jdk.atLeast(VIRTUAL_THREADS);
    private final boolean virtualThreads =
            newerJdk.isPresent() || Runtime.version().feature() >= VIRTUAL_THREADS;
    private final String password = UUID.randomUUID().toString();

    private InetSocketAddress http;
    private InetSocketAddress https;

    @Override
    public String name() {
        return "Jetty " + System.getProperty("jetty.version") + ' ' + environment;
    }

    @Override
    public String hookName() {
        return "Jetty's completion listener";
    }

    @Override
    public Set<Feature> features() {
        Set<Feature> features = EnumSet.of(
                Feature.HTTPS,
                Feature.H2C,
                Feature.WEBSOCKET,
                Feature.JAX_RS,
                Feature.FACES,
                Feature.NAMING,
                Feature.CROSS_CONTEXT);
        if (virtualThreads) {
            features.add(Feature.VIRTUAL_THREADS);
        }
        return features;
    }

    /** See https://github.com/jetty/jetty.project/issues/12776 and https://github.com/jetty/jetty.project/issues/12876. */
    @Override
    public boolean garblesOthersWhereAStreamIsReset() {
        return true;
    }

    @Override
    public List<KnownFault> knownFaults() {
        return JettyFaults.of(System.getProperty("jetty.version"));
    }

    /** How Jetty words that {@code startAsync} was called twice, as a scenario does. */
    @Override
    public List<String> ordinaryTraces() {
        return List.of(
                "IllegalStateException: s=HANDLING rs=ASYNC ",
                // Who completes a request for which Jetty is just sending an error page.
                "IllegalStateException: s=[A-Z]+ rs=ERRORING ",
                // A request that runs on when its site is gone, and needs one more class.
                "NoClassDefFoundError",
                "ClassNotFoundException",
                // Jersey closes the response of a resource that failed on another thread after it has completed the
                // request.
                "IllegalStateException: Request/Response does not exist \\(likely recycled\\)");
    }

    @Override
    public void start(Map<String, String> environment) throws Exception {
        List<Integer> ports = ServerProcess.freePorts(2);
        http = loopback(ports.get(0));
        https = loopback(ports.get(1));
        base.create(password);
        run(base.folder(), base.folder().resolve("logs/jetty.log"), environment, command())
                .awaitUntil("start", START, () -> isTold(0, "Started oejs.Server@", ""));
    }

    /** The modules come last: properties after them would belong to the environment of a module. */
    private List<String> command() {
        String modules = "http,https,http2,http2c,graceful,ENV-deploy,ENV-annotations,ENV-jsp,ENV-websocket-jakarta"
                .replace("ENV", environment);
        List<String> command = new ArrayList<>();
        command.add(newerJdk.map(ServerProcess::java).orElseGet(ServerProcess::java));
        command.addAll(ServerProcess.SHORT_LIFE);
        command.addAll(List.of(
                "-Xmx512m",
                "-Djava.io.tmpdir=" + base.folder().resolve("temp"),
                "-jar",
                Path.of(System.getProperty("jetty.home"), "start.jar").toString(),
                "jetty.http.host=" + http.getAddress().getHostAddress(),
                "jetty.http.port=" + http.getPort(),
                "jetty.ssl.host=" + https.getAddress().getHostAddress(),
                "jetty.ssl.port=" + https.getPort(),
                "jetty.sslContext.keyStorePath=etc/keystore.p12",
                "jetty.sslContext.keyStorePassword=" + password,
                "jetty.sslContext.keyManagerPassword=" + password,
                "jetty.deploy.scanInterval=1",
                "jetty.server.stopTimeout=5000",
                "--modules=" + (virtualThreads ? "threadpool-virtual," : "") + modules));
        return command;
    }

    @Override
    public Site deploy(Path archive, String name) throws IOException, DeploymentFailed {
        ServerProcess jetty = serverProcess();
        long before = Files.size(jetty.log());
        base.deploy(archive, name);
        String context = "{/" + name + ',';
        jetty.awaitUntil(
                "deploy " + name,
                START,
                () -> isTold(before, "Failed startup of context", context)
                        || isTold(before, "Failed to to perform action DEPLOY", name)
                        || isTold(before, "s.ServletContextHandler:", context));
        if (!isTold(before, "s.ServletContextHandler:", context)) {
            throw new DeploymentFailed(jetty.endOfLog());
        }
        return new Site(http, Optional.of(https), '/' + name);
    }

    @Override
    public void undeploy(String name) throws IOException {
        ServerProcess jetty = serverProcess();
        long before = Files.size(jetty.log());
        base.undeploy(name);
        jetty.awaitUntil("undeploy " + name, START, () -> isTold(before, "Stopped oe", "{/" + name + ','));
    }

    /** Whether a line of the log has both texts. */
    private boolean isTold(long since, String what, String which) {
        return logSince(since).lines().anyMatch(line -> line.contains(what) && line.contains(which));
    }

    private String logSince(long offset) {
        try (InputStream log = Files.newInputStream(serverProcess().log())) {
            log.skipNBytes(offset);
            return new String(log.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
