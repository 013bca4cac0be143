package io.freedom.internal.cdi;

import io.freedom.internal.jdbc.JdbcResources;
import io.freedom.internal.metrics.MetricsApi;
import io.freedom.internal.persistence.PersistenceResources;
import io.freedom.internal.resources.ResourceKind;
import io.freedom.internal.resources.ResourceLimits;
import io.freedom.internal.resources.ReturnsWatch;
import io.freedom.internal.resources.ShownStatistics;
import io.freedom.internal.resources.SiteResources;
import io.freedom.internal.site.SiteLoader;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AnnotatedField;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

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

    /** @param watch is told of all that is given back; null for nobody */
    DeployedResources(ResourceLimits limits, BeanManager beanManager, SiteLoader loader, @Nullable ReturnsWatch watch) {
        this.beanManager = beanManager;
        this.loader = loader;
        JdbcResources jdbc = JdbcResources.create();
        List<ResourceKind> kinds = new ArrayList<>(List.of(jdbc));
        PersistenceResources.find().ifPresent(kinds::add);
        this.resources = SiteResources.start(limits, kinds, jdbc, watch);
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
        try {
            shown.add(ShownStatistics.show(site, resources.injected()::statistics));
            for (MetricsApi api : MetricsApi.values()) {
                api.registryType().ifPresent(type -> loader.call(() -> meter(api, type, site)));
            }
        } catch (RuntimeException | Error failure) {
            hide();
            throw failure;
        }
    }

    /** @return whether there is a registry, and it was fed */
    private boolean meter(MetricsApi api, Class<?> type, String site) {
        try {
            Instance<?> registries = beanManager.createInstance().select(type);
            if (!registries.isResolvable()) {
                return false;
            }
            feed(api, site);
            return true;
        } catch (RuntimeException | LinkageError failure) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "FREEDOM-0610: What requests hold can't be shown as metrics, which affects nothing else: there is a"
                            + " bean of type " + type.getName() + ", but it can't be had or fed while the site starts."
                            + " See the cause, and how the bean is produced.",
                    failure);
            return false;
        }
    }

    /**
     * By an injection point as a site would write it: Payara's producer looks at it. A registry that was made for this alone is
     * destroyed when it is fed no more.
     */
    private void feed(MetricsApi api, String site) {
        AnnotatedField<?> field = beanManager.createAnnotatedType(injection(api)).getFields().stream()
                .findFirst()
                .orElseThrow();
        CreationalContext<?> made = beanManager.createCreationalContext(null);
        try {
            Object registry = beanManager.getInjectableReference(beanManager.createInjectionPoint(field), made);
            shown.add(api.bind(registry, site, resources.injected()::statistics));
        } catch (RuntimeException | LinkageError failure) {
            close(made::release);
            throw failure;
        }
        shown.add(made::release);
    }

    /** The class, with one field, where a registry is injected. Its API is there. */
    private static Class<?> injection(MetricsApi api) {
        return switch (api) {
            case MICROMETER -> MicrometerInjection.class;
            case MICROPROFILE -> MicroProfileInjection.class;
        };
    }

    /** Shows and watches nothing any more. What requests hold still is given back by their end. May be called again. */
    @Override
    public void close() {
        hide();
        resources.close();
    }

    private void hide() {
        for (AutoCloseable next = shown.poll(); next != null; next = shown.poll()) {
            close(next);
        }
    }

    private static void close(AutoCloseable shown) {
        try {
            shown.close();
        } catch (Exception | LinkageError failure) {
            LOG.log(System.Logger.Level.DEBUG, "what shows what requests hold can't be removed", failure);
        }
    }
}
