package io.freedom.scenarios.payara;

import io.freedom.scenarios.Feature;
import io.freedom.scenarios.GlassFishDomain;
import io.freedom.scenarios.GlassFishFaults;
import io.freedom.scenarios.KnownFault;
import io.freedom.scenarios.ServerPools;
import io.freedom.scenarios.ServerUnderTest;
import io.freedom.scenarios.Site;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Payara Server 6. */
public final class PayaraServer implements ServerUnderTest {

    private final GlassFishDomain domain = new GlassFishDomain(
            Path.of(System.getProperty("payara.home")),
            Path.of(System.getProperty("scenarios.work")),
            Path.of(System.getProperty("java.home")));

    @Override
    public String name() {
        return "Payara " + System.getProperty("payara.version");
    }

    @Override
    public String hookName() {
        return "Grizzly's after-service listener";
    }

    @Override
    public Set<Feature> features() {
        return EnumSet.complementOf(EnumSet.of(Feature.VIRTUAL_THREADS));
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
        domain.start(environment);
    }

    @Override
    public Site deploy(Path archive, String name) throws Exception {
        return domain.deploy(archive, name);
    }

    @Override
    public void undeploy(String name) throws Exception {
        domain.undeploy(name);
    }

    @Override
    public Optional<ServerPools> pools() {
        return Optional.of(domain.pools());
    }

    @Override
    public Optional<Path> log() {
        return Optional.of(domain.log());
    }

    @Override
    public ProcessHandle process() {
        return domain.process();
    }

    @Override
    public void stop() throws InterruptedException {
        domain.stop();
    }

    @Override
    public void close() {
        domain.close();
    }
}
