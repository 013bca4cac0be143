package io.freedom.internal.resources;

import io.freedom.ResourceStatistics;
import java.util.function.Supplier;

/**
 * The statistics of a site, shown to whoever looks at the Java machine from outside, until this is closed:
 * {@code io.freedom:type=RequestResources,site="..."}.
 *
 * <p>Threading: may be used by any thread.
 */
public final class ShownStatistics implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private final Runnable unregister;

    private ShownStatistics(Runnable unregister) {
        this.unregister = unregister;
    }

    /**
     * Never throws: where the statistics can't be shown, nothing else suffers.
     *
     * @param site its name; where another site of this name is shown, a number is added
     * @param statistics asked on whatever thread, until this is closed
     */
    public static ShownStatistics show(String site, Supplier<ResourceStatistics> statistics) {
        try {
            return new ShownStatistics(PlatformStatistics.register(site, statistics));
        } catch (Exception | LinkageError failure) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "FREEDOM-0609: The statistics of the site " + site
                            + " can't be shown as an MBean, which affects nothing else: " + failure
                            + ". Where this machine should have MBeans, see its module java.management.");
            return new ShownStatistics(() -> {});
        }
    }

    @Override
    public void close() {
        unregister.run();
    }
}
