package io.freedom.internal.metrics;

import io.freedom.ResourceStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Feeds a registry of MicroProfile Metrics. All are gauges: a counter of that API can only be counted up by its owner, and
 * can't tell what is counted elsewhere.
 */
final class MicroProfileResources implements MeteredResources {

    private final MetricRegistry registry;
    private final List<MetricID> registered = new ArrayList<>();

    private MicroProfileResources(MetricRegistry registry) {
        this.registry = registry;
    }

    static MicroProfileResources bind(Object registry, String site, Supplier<ResourceStatistics> statistics) {
        MicroProfileResources resources = new MicroProfileResources((MetricRegistry) registry);
        Tag tag = new Tag("site", site);
        for (ResourceMetric metric : ResourceMetric.values()) {
            resources.register(metric, tag, () -> metric.value(statistics.get()));
        }
        return resources;
    }

    private void register(ResourceMetric metric, Tag tag, Supplier<Long> value) {
        MetricID id = new MetricID(metric.key(), tag);
        if (registry.getMetric(id) == null) {
            Metadata metadata = Metadata.builder()
                    .withName(metric.key())
                    .withDescription(metric.description())
                    .build();
            registry.gauge(metadata, value, tag);
            registered.add(id);
        }
    }

    @Override
    public void close() {
        registered.forEach(registry::remove);
    }
}
