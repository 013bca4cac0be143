package io.freedom.internal.metrics;

import io.freedom.ResourceStatistics;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The libraries of metrics that are fed, each where it is present: the door to this package. What belongs to one of them is a
 * class of its own, which is loaded once a registry of it was found, and never where it is absent.
 */
public enum MetricsApi {
    /** Micrometer. */
    MICROMETER("io.micrometer.core.instrument.MeterRegistry") {
        @Override
        public MeteredResources bind(Object registry, String site, Supplier<ResourceStatistics> statistics) {
            return MicrometerResources.bind(registry, site, statistics);
        }
    },

    /** MicroProfile Metrics, 5.0 or later. */
    MICROPROFILE("org.eclipse.microprofile.metrics.MetricRegistry") {
        @Override
        public MeteredResources bind(Object registry, String site, Supplier<ResourceStatistics> statistics) {
            return MicroProfileResources.bind(registry, site, statistics);
        }
    };

    private final String registry;

    MetricsApi(String registry) {
        this.registry = registry;
    }

    /** The type of registries, as Freedom's own classes see it; empty where they see none. */
    public Optional<Class<?>> registryType() {
        try {
            return Optional.of(Class.forName(registry, false, MetricsApi.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError absent) {
            return Optional.empty();
        }
    }

    /**
     * Registers gauges {@code freedom.resources.held} and {@code freedom.resources.most.held} and the counts
     * {@code freedom.resources.acquired}, {@code .released}, {@code .leaked} and {@code .failed}, each with the tag
     * {@code site}. What has the same name and tag in this registry already stays as it is.
     *
     * @param registry one of {@link #registryType}
     * @param site a name that no other site has in this registry
     * @param statistics called by whoever reads the metrics, on any thread, until the result is closed
     * @return to be kept until the site's end, and closed then
     * @throws ClassCastException if it is no such registry
     */
    public abstract MeteredResources bind(Object registry, String site, Supplier<ResourceStatistics> statistics);
}
