package io.freedom.scenarios.glassfish;

import io.freedom.scenarios.Feature;
import io.freedom.scenarios.GlassFishDomain;
import io.freedom.scenarios.GlassFishFaults;
import io.freedom.scenarios.Jdk;
import io.freedom.scenarios.KnownFault;
import io.freedom.scenarios.Mode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** GlassFish 8, which needs JDK 21. */
public final class GlassFish extends GlassFishDomain {

    private static final int JDK = 21;

    public GlassFish() {
        super(Path.of(System.getProperty("glassfish.home")));
    }

    @Override
    protected Path jdk() {
        return Jdk.atLeast(JDK).orElseThrow();
    }

    @Override
    public String name() {
        return "GlassFish " + System.getProperty("glassfish.version");
    }

    @Override
    public Optional<String> obstacle() {
        return Jdk.atLeast(JDK).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "GlassFish needs JDK " + JDK + " or newer, and none was found: let JAVA_HOME_21 name one");
    }

    @Override
    public Set<Feature> features() {
        return EnumSet.complementOf(EnumSet.of(
                Feature.VIRTUAL_THREADS,
                Feature.SITES,
                Feature.EAR,
                Feature.ENVIRONMENT,
                Feature.MICROPROFILE_CONFIG,
                Feature.POOLS));
    }

    @Override
    public List<KnownFault> knownFaults() {
        List<KnownFault> faults = new ArrayList<>(GlassFishFaults.all());
        faults.add(new KnownFault(
                "DeploymentScenario.twentyRedeploymentsLeaveNoClassLoaderBehind",
                Set.of(Mode.values()),
                "the class loader of each undeployed site stays, JAX-RS or not: a thread local of Jersey's holds it",
                "https://github.com/eclipse-ee4j/jersey/blob/4.0.0/ext/cdi/jersey-cdi1x/src/main/java/org/glassfish/jersey/"
                        + "ext/cdi1x/internal/CdiComponentProvider.java",
                false));
        return faults;
    }
}
