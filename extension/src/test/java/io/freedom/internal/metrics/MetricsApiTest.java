package io.freedom.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.ResourceStatistics;
import io.freedom.internal.absent.WithoutJars;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.junit.jupiter.api.Test;

/** What libraries of metrics are told. */
class MetricsApiTest {

    private final AtomicReference<ResourceStatistics> statistics =
            new AtomicReference<>(new ResourceStatistics(1, 2, 3, 4, 5, 6, 7));

    private static String read(MeterRegistry registry) {
        return registry.getMeters().stream()
                .map(meter -> meter.getId().getName()
                        + meter.getId().getTags()
                        + '='
                        + meter.measure().iterator().next().getValue())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    @Test
    void micrometerReadsThemWhenItIsAsked() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (MeteredResources bound = MetricsApi.MICROMETER.bind(registry, "shop", statistics::get)) {
            assertThat(read(registry))
                    .isEqualTo("freedom.resources.acquired[tag(site=shop)]=4.0"
                            + " freedom.resources.failed[tag(site=shop)]=7.0"
                            + " freedom.resources.held[tag(site=shop)]=1.0"
                            + " freedom.resources.leaked[tag(site=shop)]=6.0"
                            + " freedom.resources.most.held[tag(site=shop)]=2.0"
                            + " freedom.resources.released[tag(site=shop)]=5.0");
            assertThat(registry.getMeters().stream()
                            .filter(meter -> meter.getId().getType() == Meter.Type.COUNTER))
                    .hasSize(4);
            statistics.set(new ResourceStatistics(0, 2, 3, 5, 6, 6, 7));
            assertThat(registry.get("freedom.resources.held").gauge().value()).isZero();
            assertThat(registry.get("freedom.resources.acquired")
                            .functionCounter()
                            .count())
                    .isEqualTo(5);
            assertThat(bound).isNotNull();
        }
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void sitesOfOneRegistryAreToldApartAndOneEndsWithoutTheOther() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        MeteredResources shop = MetricsApi.MICROMETER.bind(registry, "shop", statistics::get);
        try (MeteredResources forum = MetricsApi.MICROMETER.bind(registry, "forum", statistics::get)) {
            assertThat(registry.getMeters()).hasSize(12);
            shop.close();
            assertThat(registry.getMeters())
                    .hasSize(6)
                    .allMatch(meter -> "forum".equals(meter.getId().getTag("site")));
            assertThat(forum).isNotNull();
        }
    }

    @Test
    void whatHasTheNameAlreadyStays() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (MeteredResources first = MetricsApi.MICROMETER.bind(registry, "shop", statistics::get)) {
            MetricsApi.MICROMETER
                    .bind(registry, "shop", () -> new ResourceStatistics(9, 9, 9, 9, 9, 9, 9))
                    .close();
            assertThat(registry.get("freedom.resources.held").gauge().value()).isEqualTo(1);
            assertThat(first).isNotNull();
        }
    }

    @Test
    void microProfileReadsThemWhenItIsAsked() {
        GaugeRegistry gauges = new GaugeRegistry();
        try (MeteredResources bound = MetricsApi.MICROPROFILE.bind(gauges.registry(), "shop", statistics::get)) {
            assertThat(gauges.read())
                    .containsExactlyInAnyOrder(
                            "freedom.resources.held[site=shop]=1",
                            "freedom.resources.most.held[site=shop]=2",
                            "freedom.resources.acquired[site=shop]=4",
                            "freedom.resources.released[site=shop]=5",
                            "freedom.resources.leaked[site=shop]=6",
                            "freedom.resources.failed[site=shop]=7");
            statistics.set(new ResourceStatistics(0, 2, 3, 5, 6, 6, 7));
            assertThat(gauges.read()).contains("freedom.resources.held[site=shop]=0");
            assertThat(bound).isNotNull();
        }
        assertThat(gauges.read()).isEmpty();
    }

    @Test
    void aRegistryOfAnotherLibraryIsRefused() {
        assertThatThrownBy(() -> MetricsApi.MICROMETER.bind("no registry", "shop", statistics::get))
                .isInstanceOf(ClassCastException.class);
    }

    @Test
    void theTypesOfRegistriesAreFoundWhereTheyArePresent() {
        assertThat(MetricsApi.MICROMETER.registryType()).contains(MeterRegistry.class);
        assertThat(MetricsApi.MICROPROFILE.registryType()).contains(MetricRegistry.class);
    }

    @Test
    void withoutALibraryThereIsNoType() throws Exception {
        assertThat(WithoutJars.call("micrometer", Found.class)).isEqualTo(List.of(false, true));
        assertThat(WithoutJars.call("microprofile-metrics", Found.class)).isEqualTo(List.of(true, false));
        assertThat(WithoutJars.call("micrometer|microprofile-metrics", Found.class))
                .isEqualTo(List.of(false, false));
    }

    /** Loaded where some library is absent. */
    public static final class Found implements Callable<List<Boolean>> {

        @Override
        public List<Boolean> call() {
            return Arrays.stream(MetricsApi.values())
                    .map(api -> api.registryType().isPresent())
                    .toList();
        }
    }
}
