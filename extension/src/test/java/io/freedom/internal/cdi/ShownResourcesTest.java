package io.freedom.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.RequestOutcome;
import io.freedom.internal.request.LoggedMessages;
import io.freedom.spi.RequestBoundary.OpenRequest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** Where what requests hold is shown: as an MBean, and in the registries of the site. */
class ShownResourcesTest extends RequestsOfASite {

    @Test
    void whatIsHeldIsShownAsAnMBeanWhileTheSiteIsThere() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("io.freedom:type=RequestResources,site=\"no module\"");
        try (SeContainer container = Boot.boot(Shop.class)) {
            OpenRequest request = begin(container, "1");
            assertThat(server.getAttribute(name, "Held")).isEqualTo(1L);
            request.finish(RequestOutcome.COMPLETED, 200);
            assertThat(server.getAttribute(name, "Held")).isEqualTo(0L);
            assertThat(server.getAttribute(name, "Acquired")).isEqualTo(2L);
        }
        assertThat(server.isRegistered(name)).isFalse();
    }

    @ApplicationScoped
    static class Metrics {

        @Produces
        @Singleton
        final MeterRegistry registry = new SimpleMeterRegistry();
    }

    @Test
    void whatIsHeldIsInTheSitesRegistryOfMetricsWhileTheSiteIsThere() {
        MeterRegistry registry;
        try (SeContainer container = Boot.boot(Shop.class, Metrics.class)) {
            registry = container.select(MeterRegistry.class).get();
            OpenRequest request = begin(container, "1");
            assertThat(registry.get("freedom.resources.held").gauge().value()).isEqualTo(1.0);
            request.finish(RequestOutcome.COMPLETED, 200);
            assertThat(registry.get("freedom.resources.held").gauge().value()).isZero();
        }
        assertThat(registry.getMeters()).isEmpty();
    }

    /** Makes a registry for whoever wants one. */
    @ApplicationScoped
    static class OwnMetricsForEach {

        private final List<MeterRegistry> made = new CopyOnWriteArrayList<>();

        @Produces
        MeterRegistry registry() {
            made.add(new SimpleMeterRegistry());
            return made.get(made.size() - 1);
        }

        void dispose(@Disposes MeterRegistry registry) {
            registry.close();
        }

        List<MeterRegistry> made() {
            return made;
        }
    }

    @Test
    void aRegistryThatWasMadeForTheSiteIsDisposedOfWithIt() {
        List<MeterRegistry> made;
        try (SeContainer container = Boot.boot(Shop.class, OwnMetricsForEach.class)) {
            made = container.select(OwnMetricsForEach.class).get().made();
            assertThat(made).singleElement().satisfies(registry -> {
                assertThat(registry.getMeters()).hasSize(6);
                assertThat(registry.isClosed()).isFalse();
            });
        }
        assertThat(made).singleElement().satisfies(registry -> {
            assertThat(registry.getMeters()).isEmpty();
            assertThat(registry.isClosed()).isTrue();
        });
    }

    @ApplicationScoped
    static class BrokenMetrics {

        @Produces
        @Singleton
        MeterRegistry registry() {
            throw new IllegalStateException("no server of metrics");
        }
    }

    @Test
    void aRegistryThatCantBeHadIsToldOnceAndNothingElseSuffers() {
        try (LoggedMessages log = new LoggedMessages();
                SeContainer container = Boot.boot(Shop.class, BrokenMetrics.class)) {
            begin(container, "1").finish(RequestOutcome.COMPLETED, 200);
            assertThat(log.messages())
                    .filteredOn(message -> message.startsWith("FREEDOM-06"))
                    .singleElement()
                    .asString()
                    .startsWith("FREEDOM-0610: ")
                    .contains(MeterRegistry.class.getName());
        }
    }
}
