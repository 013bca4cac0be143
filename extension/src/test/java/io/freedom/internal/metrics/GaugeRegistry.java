package io.freedom.internal.metrics;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Gauge;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** As much of a registry as gauges need: those of MicroProfile Metrics come with servers. */
final class GaugeRegistry {

    private final Map<MetricID, Gauge<?>> gauges = new TreeMap<>();

    MetricRegistry registry() {
        return (MetricRegistry) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MetricRegistry.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "getMetric":
                            return gauges.get((MetricID) arguments[0]);
                        case "remove":
                            return gauges.remove((MetricID) arguments[0]) != null;
                        case "gauge":
                            Supplier<?> value = (Supplier<?>) arguments[1];
                            Gauge<Number> gauge = () -> (Number) value.get();
                            gauges.put(new MetricID(((Metadata) arguments[0]).getName(), (Tag[]) arguments[2]), gauge);
                            return gauge;
                        default:
                            throw new UnsupportedOperationException(method.toString());
                    }
                });
    }

    List<String> read() {
        return gauges.entrySet().stream()
                .map(entry -> entry.getKey().getName()
                        + entry.getKey().getTags()
                        + '='
                        + entry.getValue().getValue())
                .map(text -> text.replace("{", "[").replace("}", "]"))
                .toList();
    }
}
