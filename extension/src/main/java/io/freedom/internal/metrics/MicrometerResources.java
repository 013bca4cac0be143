package io.freedom.internal.metrics;

import io.freedom.ResourceStatistics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Feeds a registry of Micrometer. Its registries refer weakly to what they read: it must be kept by who made it. */
final class MicrometerResources implements MeteredResources {

    private static final String SITE = "site";

    private final MeterRegistry registry;
    private final Supplier<ResourceStatistics> statistics;
    private final List<Meter> meters = new ArrayList<>();

    private MicrometerResources(MeterRegistry registry, Supplier<ResourceStatistics> statistics) {
        this.registry = registry;
        this.statistics = statistics;
    }

    static MicrometerResources bind(Object registry, String site, Supplier<ResourceStatistics> statistics) {
        MicrometerResources resources = new MicrometerResources((MeterRegistry) registry, statistics);
        for (ResourceMetric metric : ResourceMetric.values()) {
            resources.register(metric, site);
        }
        return resources;
    }

    private void register(ResourceMetric metric, String site) {
        boolean taken = registry.find(metric.key()).tag(SITE, site).meter() != null;
        if (taken) {
            return;
        }
        if (metric.isCounter()) {
            meters.add(FunctionCounter.builder(metric.key(), this, resources -> resources.read(metric))
                    .description(metric.description())
                    .tag(SITE, site)
                    .register(registry));
        } else {
            meters.add(Gauge.builder(metric.key(), this, resources -> resources.read(metric))
                    .description(metric.description())
                    .tag(SITE, site)
                    .register(registry));
        }
    }

    private double read(ResourceMetric metric) {
        return metric.value(statistics.get());
    }

    @Override
    public void close() {
        meters.forEach(registry::remove);
    }
}
