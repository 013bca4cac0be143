package io.freedom.scenarios.payara;

import io.freedom.scenarios.Feature;
import io.freedom.scenarios.GlassFishDomain;
import io.freedom.scenarios.GlassFishFaults;
import io.freedom.scenarios.KnownFault;
import io.freedom.scenarios.ServerPools;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Payara Server 6. */
public final class PayaraServer extends GlassFishDomain {

    public PayaraServer() {
        super(Path.of(System.getProperty("payara.home")));
    }

    @Override
    protected Path jdk() {
        return Path.of(System.getProperty("java.home"));
    }

    @Override
    public String name() {
        return "Payara " + System.getProperty("payara.version");
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
    public Optional<ServerPools> pools() {
        return Optional.of(domainPools());
    }
}
