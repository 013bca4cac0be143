package io.freedom.internal.cdi;

import io.freedom.internal.jdbc.JdbcResources;
import io.freedom.internal.metrics.MeteredResources;
import io.freedom.internal.metrics.MetricsApi;
import io.freedom.internal.persistence.PersistenceResources;
import io.freedom.internal.resources.ResourceKind;
import io.freedom.internal.resources.ResourceLimits;
import io.freedom.internal.resources.ShownStatistics;
import io.freedom.internal.resources.SiteResources;
import io.freedom.internal.site.SiteLoader;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What the requests of one deployment hold, and where that is shown to operators.
 *
 * <p>Threading: published and closed by the deploying thread.
 */
final class DeployedResources implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private final BeanManager beanManager;
    private final SiteLoader loader;
    private final SiteResources resources;
    private final Queue<AutoCloseable> shown = new ConcurrentLinkedQueue<>();

    DeployedResources(ResourceLimits limits, BeanManager beanManager, SiteLoader loader) {
        this.beanManager = beanManager;
        this.loader = loader;
        JdbcResources jdbc = JdbcResources.create();
        List<ResourceKind> kinds = new ArrayList<>(List.of(jdbc));
        PersistenceResources.find().ifPresent(kinds::add);
        this.resources = SiteResources.start(limits, kinds, jdbc);
    }

    SiteResources resources() {
        return resources;
    }

    /**
     * Shows what is held, until {@link #close}: as an MBean, and where the site has a registry of metrics, there.
     *
     * @param site how the site is named there
     */
    void publish(String site) {
        shown.add(ShownStatistics.show(site, resources.injected()::statistics));
        for (MetricsApi api : MetricsApi.values()) {
            loader.call(() -> registry(api)).ifPresent(registry -> meter(api, registry, site));
        }
    }

    private Optional<?> registry(MetricsApi api) {
        try {
            return api.registryType()
                    .map(beanManager.createInstance()::select)
                    .filter(Instance::isResolvable)
                    .map(Instance::get);
        } catch (RuntimeException | LinkageError unknown) {
            LOG.log(System.Logger.Level.DEBUG, "the site's registry of metrics can't be had", unknown);
            return Optional.empty();
        }
    }

    private void meter(MetricsApi api, Object registry, String site) {
        try {
            MeteredResources metered = api.bind(registry, site, resources.injected()::statistics);
            shown.add(metered);
        } catch (RuntimeException | LinkageError unknown) {
            LOG.log(System.Logger.Level.DEBUG, "what requests hold can't be shown as metrics", unknown);
        }
    }

    /** Shows and watches nothing any more. What requests hold still is given back by their end. May be called again. */
    @Override
    public void close() {
        for (AutoCloseable next = shown.poll(); next != null; next = shown.poll()) {
            try {
                next.close();
            } catch (Exception | LinkageError failure) {
                LOG.log(System.Logger.Level.DEBUG, "what shows what requests hold can't be removed", failure);
            }
        }
        resources.close();
    }
}
