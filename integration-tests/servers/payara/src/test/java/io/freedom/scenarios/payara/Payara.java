package io.freedom.scenarios.payara;

import io.freedom.scenarios.Feature;
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

/** Payara 6: the server, or Micro, as the build says. */
public final class Payara implements ServerUnderTest {

    /** What both editions can do. */
    interface Edition extends AutoCloseable {

        String name();

        Set<Feature> lacks();

        void start(Map<String, String> environment) throws Exception;

        Site deploy(Path archive, String name) throws Exception;

        void undeploy(String name) throws Exception;

        default Optional<ServerPools> pools() {
            return Optional.empty();
        }

        Path log();

        ProcessHandle process();

        void stop() throws Exception;

        @Override
        void close();
    }

    private final Edition edition = edition(Path.of(System.getProperty("scenarios.work")));

    private static Edition edition(Path work) {
        return System.getProperty("payara.edition").equals("micro") ? new PayaraMicro(work) : new PayaraServer(work);
    }

    @Override
    public String name() {
        return edition.name();
    }

    @Override
    public String hookName() {
        return "Grizzly's after-service listener";
    }

    @Override
    public Set<Feature> features() {
        EnumSet<Feature> features = EnumSet.allOf(Feature.class);
        features.remove(Feature.VIRTUAL_THREADS);
        features.removeAll(edition.lacks());
        return features;
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
        edition.start(environment);
    }

    @Override
    public Site deploy(Path archive, String name) throws Exception {
        return edition.deploy(archive, name);
    }

    @Override
    public void undeploy(String name) throws Exception {
        edition.undeploy(name);
    }

    @Override
    public Optional<ServerPools> pools() {
        return edition.pools();
    }

    @Override
    public Optional<Path> log() {
        return Optional.of(edition.log());
    }

    @Override
    public ProcessHandle process() {
        return edition.process();
    }

    @Override
    public void stop() throws Exception {
        edition.stop();
    }

    @Override
    public void close() {
        edition.close();
    }
}
