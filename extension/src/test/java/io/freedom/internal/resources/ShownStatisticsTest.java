package io.freedom.internal.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.ResourceStatistics;
import io.freedom.internal.request.LoggedMessages;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import java.util.logging.Level;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class ShownStatisticsTest {

    private static final String NAMES = "io.freedom:type=RequestResources,site=\"shop*\"";

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    private Object attribute(String site, String name) throws JMException {
        return server.getAttribute(
                new ObjectName("io.freedom:type=RequestResources,site=" + ObjectName.quote(site)), name);
    }

    private static ResourceStatistics statistics(long held) {
        return new ResourceStatistics(held, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void everyNumberIsShownUntilItIsClosed() throws JMException {
        long[] held = {1};
        try (ShownStatistics shown = ShownStatistics.show("shop", () -> statistics(held[0]))) {
            assertThat(attribute("shop", "Held")).isEqualTo(1L);
            assertThat(shown).isNotNull();
            held[0] = 0;
            assertThat(attribute("shop", "Held")).isEqualTo(0L);
            assertThat(attribute("shop", "MostHeld")).isEqualTo(2L);
            assertThat(attribute("shop", "MostHeldByOneRequest")).isEqualTo(3L);
            assertThat(attribute("shop", "Acquired")).isEqualTo(4L);
            assertThat(attribute("shop", "Released")).isEqualTo(5L);
            assertThat(attribute("shop", "Leaked")).isEqualTo(6L);
            assertThat(attribute("shop", "Failed")).isEqualTo(7L);
        }
        assertThat(server.queryNames(new ObjectName(NAMES), null)).isEmpty();
    }

    @Test
    void twoSitesOfOneNameAreShownSideBySide() throws JMException {
        ShownStatistics first = ShownStatistics.show("shop", () -> statistics(1));
        ShownStatistics second = ShownStatistics.show("shop", () -> statistics(2));
        assertThat(attribute("shop", "Held")).isEqualTo(1L);
        assertThat(attribute("shop-2", "Held")).isEqualTo(2L);
        first.close();
        assertThat(server.queryNames(new ObjectName(NAMES), null))
                .extracting(ObjectName::toString)
                .containsExactly("io.freedom:type=RequestResources,site=\"shop-2\"");
        second.close();
        assertThat(server.queryNames(new ObjectName(NAMES), null)).isEmpty();
    }

    @Test
    void anyNameCanBeShown() throws JMException {
        ShownStatistics shown = ShownStatistics.show("a,b=c\"*?\n", () -> statistics(1));
        assertThat(attribute("a,b=c\"*?\n", "Held")).isEqualTo(1L);
        shown.close();
    }

    @Test
    void whereSomebodyElseUnregisteredThemClosingHasNoEffect() throws JMException {
        ShownStatistics shown = ShownStatistics.show("shop", () -> statistics(1));
        server.unregisterMBean(new ObjectName("io.freedom:type=RequestResources,site=\"shop\""));
        shown.close();
        assertThat(server.queryNames(new ObjectName(NAMES), null)).isEmpty();
    }

    /** Loads this package anew, in a machine that has no MBeans. */
    private static final class NoManagement extends ClassLoader {

        NoManagement() {
            super(ShownStatisticsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("javax.management.") || name.startsWith("java.lang.management.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith(ShownStatistics.class.getPackageName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException failure) {
                throw new ClassNotFoundException(name, failure);
            }
        }
    }

    @Test
    void whereTheMachineHasNoMBeansOneLineSaysSo() throws Exception {
        Supplier<ResourceStatistics> none = () -> statistics(1);
        try (LoggedMessages log = new LoggedMessages()) {
            AutoCloseable shown = (AutoCloseable) new NoManagement()
                    .loadClass(ShownStatistics.class.getName())
                    .getMethod("show", String.class, Supplier.class)
                    .invoke(null, "shop", none);
            shown.close();
            assertThat(shown).isNotInstanceOf(ShownStatistics.class);
            assertThat(log.entries()).singleElement().satisfies(entry -> {
                assertThat(entry.getLevel()).isEqualTo(Level.INFO);
                assertThat(entry.getMessage())
                        .startsWith("FREEDOM-0609: The statistics of the site shop can't be shown as an MBean");
            });
        }
    }
}
