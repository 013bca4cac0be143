package io.freedom.internal.resources;

import io.freedom.ResourceStatistics;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/**
 * The statistics of one site at the platform's MBean server. Loaded only where that may be there.
 *
 * <p>Threading: immutable.
 */
final class PlatformStatistics implements RequestResourcesMXBean {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    /** More sites of one name than anybody deploys. */
    private static final int MOST_NAMES = 1_000;

    private final Supplier<ResourceStatistics> statistics;

    private PlatformStatistics(Supplier<ResourceStatistics> statistics) {
        this.statistics = statistics;
    }

    /** @return what unregisters them */
    static Runnable register(String site, Supplier<ResourceStatistics> statistics) throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        StandardMBean bean = new StandardMBean(new PlatformStatistics(statistics), RequestResourcesMXBean.class, true);
        for (int number = 1; ; number++) {
            ObjectName name = name(number == 1 ? site : site + '-' + number);
            try {
                server.registerMBean(bean, name);
                return () -> unregister(server, name);
            } catch (InstanceAlreadyExistsException taken) {
                if (number == MOST_NAMES) {
                    throw taken;
                }
            }
        }
    }

    private static ObjectName name(String site) throws JMException {
        return new ObjectName("io.freedom:type=RequestResources,site=" + ObjectName.quote(site));
    }

    private static void unregister(MBeanServer server, ObjectName name) {
        try {
            server.unregisterMBean(name);
        } catch (InstanceNotFoundException gone) {
            LOG.log(System.Logger.Level.DEBUG, "somebody else unregistered " + name, gone);
        } catch (JMException | RuntimeException failure) {
            LOG.log(System.Logger.Level.DEBUG, name + " can't be unregistered", failure);
        }
    }

    @Override
    public long getHeld() {
        return statistics.get().held();
    }

    @Override
    public long getMostHeld() {
        return statistics.get().mostHeld();
    }

    @Override
    public long getMostHeldByOneRequest() {
        return statistics.get().mostHeldByOneRequest();
    }

    @Override
    public long getAcquired() {
        return statistics.get().acquired();
    }

    @Override
    public long getReleased() {
        return statistics.get().released();
    }

    @Override
    public long getLeaked() {
        return statistics.get().leaked();
    }

    @Override
    public long getFailed() {
        return statistics.get().failed();
    }
}
