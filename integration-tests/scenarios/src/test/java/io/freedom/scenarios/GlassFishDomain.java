package io.freedom.scenarios;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * GlassFish or Payara, with a domain that is a fresh copy of the one that the distribution brings, on free ports of the loopback
 * address. The server is a process of our own, started by the command that {@code asadmin} would use: what {@code asadmin}
 * starts itself outlives a build that is interrupted. Sites are deployed by the server's REST interface.
 */
public abstract class GlassFishDomain extends SeparateServer {

    private static final String NAME = "domain1";
    private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use(\\w+GC|StringDeduplication)");
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration DEPLOYMENT = Duration.ofMinutes(4);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path home;
    private final Path work = Path.of(System.getProperty("scenarios.work"));
    private final Path domains = work.resolve("domains");
    private int http;
    private int https;
    private int admin;

    /** @param home the unpacked distribution; the folder that holds {@code glassfish} */
    protected GlassFishDomain(Path home) {
        this.home = home;
    }

    /** The home of the JDK that is to run the server. */
    protected abstract Path jdk();

    @Override
    public final String hookName() {
        return "Grizzly's after-service listener";
    }

    @Override
    public final List<String> ordinaryTraces() {
        return GlassFishFaults.ordinaryTraces();
    }

    @Override
    public final void start(Map<String, String> more) throws Exception {
        prepare();
        Map<String, String> environment = new HashMap<>(more);
        environment.putAll(environment());
        run(domains.resolve(NAME), work.resolve("server.log"), environment, command())
                .awaitUntil("start", START, this::isUp);
    }

    private void prepare() throws Exception {
        Path domain = domains.resolve(NAME);
        Folders.copy(home.resolve("glassfish/domains").resolve(NAME), domain);
        List<Integer> ports = ServerProcess.freePorts(7);
        http = ports.get(0);
        https = ports.get(1);
        admin = ports.get(2);
        String driver = System.getProperty("scenarios.driver");
        if (driver != null) {
            Files.copy(Path.of(driver), domain.resolve("lib").resolve("driver.jar"));
        }
        DomainFile file = new DomainFile(domain.resolve("config/domain.xml"));
        file.listen("http-listener-1", http);
        file.listen("http-listener-2", https);
        file.listen("admin-listener", admin);
        file.listenForObjects(ports.subList(3, 6));
        file.listenForMessages(ports.get(6));
        file.leaveOutWhatNoSiteNeeds();
        file.save();
    }

    private boolean isUp() {
        try {
            return Files.readString(serverProcess().log()).contains(" startup time")
                    && ServerProcess.answers(loopback(http))
                    && ServerProcess.answers(loopback(admin));
        } catch (IOException notYet) {
            return false;
        }
    }

    private Map<String, String> environment() {
        String jdk = jdk().toString();
        return Map.of("JAVA_HOME", jdk, "AS_JAVA", jdk);
    }

    /** What {@code asadmin start-domain} would start. */
    private List<String> command() throws Exception {
        Path output = work.resolve("command.txt");
        String asadmin = home.resolve("bin/asadmin").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        asadmin, "start-domain", "--dry-run", "--domaindir", domains.toString(), NAME)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment());
        Process dryRun = builder.start();
        if (!dryRun.waitFor(4, TimeUnit.MINUTES)) {
            dryRun.destroyForcibly();
        }
        List<String> command = Files.readAllLines(output).stream()
                .dropWhile(line -> !line.startsWith("Dump of JVM Invocation line"))
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .toList();
        if (command.isEmpty()) {
            throw new IllegalStateException("asadmin names no command: " + Files.readString(output));
        }
        return forAShortLife(command);
    }

    private static List<String> forAShortLife(List<String> command) {
        List<String> changed = new ArrayList<>(command);
        changed.removeIf(COLLECTOR.asMatchPredicate());
        changed.addAll(1, ServerProcess.SHORT_LIFE);
        return changed;
    }

    @Override
    public final Site deploy(Path archive, String name) throws Exception {
        String answer = administer(request("")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"id\":\"%s\",\"name\":\"%s\",\"contextroot\":\"/%s\"}"
                        .formatted(archive.toString().replace('\\', '/'), name, name))));
        if (!answer.contains("\"SUCCESS\"")) {
            throw new DeploymentFailed(answer);
        }
        return new Site(loopback(http), Optional.of(loopback(https)), '/' + name);
    }

    @Override
    public final void undeploy(String name) throws Exception {
        String answer = administer(request('/' + name).DELETE());
        if (!answer.contains("\"SUCCESS\"")) {
            throw new IllegalStateException("The server could not undeploy " + name + ": " + answer);
        }
    }

    private HttpRequest.Builder request(String path) {
        URI applications =
                URI.create("http://127.0.0.1:" + admin + "/management/domain/applications/application" + path);
        return HttpRequest.newBuilder(applications)
                .timeout(DEPLOYMENT)
                .header("Accept", "application/json")
                .header("X-Requested-By", "scenarios");
    }

    /** One command at a time: of several, the domain may forget what one of them has registered ("is already registered"). */
    private synchronized String administer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        return response.body();
    }

    /** The pools of the domain; used where the build has put a driver into it, see {@code scenarios.driver}. */
    protected final ServerPools domainPools() {
        return new GlassFishPools(this::administer);
    }

    /** What the server's REST interface answers to a POST, or to a GET where there is nothing to say. */
    private String administer(String path, String json) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + admin + path))
                .timeout(DEPLOYMENT)
                .header("Accept", "application/json")
                .header("X-Requested-By", "scenarios");
        return administer(
                json.isEmpty()
                        ? request
                        : request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }
}
