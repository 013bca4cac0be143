package io.freedom.scenarios.payara.micro;

import io.freedom.scenarios.Feature;
import io.freedom.scenarios.Folders;
import io.freedom.scenarios.GlassFishFaults;
import io.freedom.scenarios.KnownFault;
import io.freedom.scenarios.SeparateServer;
import io.freedom.scenarios.ServerProcess;
import io.freedom.scenarios.Site;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
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
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Payara Micro 6, with {@code MicroMain} to tell it what to deploy. */
public final class PayaraMicro extends SeparateServer {

    private static final Duration START = Duration.ofMinutes(4);
    private static final int DEPLOYMENT = 240_000;

    private final Path work = Path.of(System.getProperty("scenarios.work"));
    private List<Integer> ports;

    @Override
    public String name() {
        return "Payara Micro " + System.getProperty("payara.micro.version");
    }

    @Override
    public String hookName() {
        return "Grizzly's after-service listener";
    }

    @Override
    public Set<Feature> features() {
        return EnumSet.complementOf(EnumSet.of(
                Feature.VIRTUAL_THREADS,
                // It takes twice the server's time to start.
                Feature.EAR,
                Feature.POOLS,
                Feature.ENVIRONMENT));
    }

    @Override
    public List<KnownFault> knownFaults() {
        return GlassFishFaults.all();
    }

    @Override
    public List<String> ordinaryTraces() {
        return GlassFishFaults.ordinaryTraces();
    }

    @Override
    public void start(Map<String, String> environment) throws Exception {
        Path root = work.resolve("micro");
        Folders.delete(root);
        Files.createDirectories(root);
        ports = ServerProcess.freePorts(3);
        run(root, work.resolve("micro.log"), environment, command(root))
                .awaitUntil("start", START, () -> ServerProcess.answers(address(2)));
    }

    private List<String> command(Path root) throws IOException {
        Path micro = Path.of(System.getProperty("payara.micro"));
        List<String> command = new ArrayList<>(List.of(ServerProcess.java(), "-Xmx512m"));
        command.addAll(ServerProcess.SHORT_LIFE);
        command.addAll(List.of("-Djava.io.tmpdir=" + root, "-cp", micro.toString()));
        try (JarFile jar = new JarFile(micro.toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            command.addAll(open("--add-opens=", manifest.getValue("Add-Opens")));
            command.addAll(open("--add-exports=", manifest.getValue("Add-Exports")));
        }
        command.add(System.getProperty("payara.micro.main"));
        command.add(root.toString());
        ports.forEach(port -> command.add(port.toString()));
        return command;
    }

    /** What the JVM reads from the manifest only where the jar is started by itself. */
    private static List<String> open(String option, String packages) {
        return Stream.of(packages == null ? new String[0] : packages.trim().split("\\s+"))
                .map(name -> option + name + "=ALL-UNNAMED")
                .toList();
    }

    private InetSocketAddress address(int index) {
        return loopback(ports.get(index));
    }

    @Override
    public Site deploy(Path archive, String name) throws Exception {
        if (!tell("deploy " + name + ' ' + archive)) {
            throw new DeploymentFailed(serverProcess().endOfLog());
        }
        return new Site(address(0), Optional.of(address(1)), '/' + name);
    }

    @Override
    public void undeploy(String name) throws IOException {
        tell("undeploy " + name);
    }

    private boolean tell(String command) throws IOException {
        InetSocketAddress control = address(2);
        try (Socket socket = new Socket(control.getAddress(), control.getPort())) {
            socket.setSoTimeout(DEPLOYMENT);
            socket.getOutputStream().write((command + '\n').getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).equals("true");
        }
    }
}
