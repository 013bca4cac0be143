package io.freedom.scenarios.payara;

import io.freedom.scenarios.Feature;
import io.freedom.scenarios.GlassFishDomain;
import io.freedom.scenarios.ServerPools;
import io.freedom.scenarios.Site;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The whole server. */
final class PayaraServer implements Payara.Edition {

    private final GlassFishDomain domain;

    PayaraServer(Path work) {
        domain = new GlassFishDomain(
                Path.of(System.getProperty("payara.home")), work, Path.of(System.getProperty("java.home")));
    }

    @Override
    public String name() {
        return "Payara " + System.getProperty("payara.version");
    }

    @Override
    public Set<Feature> lacks() {
        return Set.of();
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
    public Path log() {
        return domain.log();
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
