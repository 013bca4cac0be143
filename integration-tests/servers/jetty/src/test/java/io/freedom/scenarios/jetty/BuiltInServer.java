package io.freedom.scenarios.jetty;

import io.freedom.scenarios.Feature;
import io.freedom.scenarios.KnownFault;
import io.freedom.scenarios.Mode;
import io.freedom.scenarios.ServerUnderTest;
import io.freedom.scenarios.Site;
import io.freedom.server.ServerOptions;
import io.freedom.server.SiteLayout;
import io.freedom.server.SiteServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The built-in server. It serves one site at the root; here, each site has a server of its own in this process. */
public final class BuiltInServer implements ServerUnderTest {

    private final Map<String, SiteServer> servers = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "built-in " + System.getProperty("jetty.environment");
    }

    @Override
    public String hookName() {
        return "Jetty's completion listener";
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.JAX_RS, Feature.SITES);
    }

    @Override
    public List<KnownFault> knownFaults() {
        return List.of(new KnownFault(
                "UpgradeScenario.theNewProtocolIsSpokenAfterTheEnd",
                EnumSet.allOf(Mode.class),
                "the handler of a connection that a GET upgraded can write, but finds its input at the end",
                "https://github.com/jetty/jetty.project/pull/12186",
                true));
    }

    @Override
    public void start(Map<String, String> environment) {}

    /** The WAR of the scenarios gets its mode by {@code --settings}; all others choose their module themselves. */
    @Override
    public Site deploy(Path archive, String name) {
        String mode = name.contains("listeners") ? "listeners" : "hook";
        boolean ofTheScenarios =
                archive.endsWith(Path.of(System.getProperty("scenarios.war")).getFileName());
        SiteServer server = SiteServer.start(
                SiteLayout.of(archive),
                new ServerOptions(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        ofTheScenarios ? "scenarios.settings." + mode : null,
                        ServerOptions.DEFAULT_THREADS,
                        ServerOptions.DEFAULT_GRACE));
        servers.put(name, server);
        return new Site(server.address(), Optional.empty(), "");
    }

    @Override
    public void undeploy(String name) {
        servers.remove(name).close();
    }

    @Override
    public Optional<Path> log() {
        return Optional.empty();
    }

    @Override
    public ProcessHandle process() {
        return ProcessHandle.current();
    }

    @Override
    public void stop() {
        servers.values().forEach(SiteServer::stop);
    }

    @Override
    public void close() {
        servers.values().forEach(SiteServer::close);
    }
}
