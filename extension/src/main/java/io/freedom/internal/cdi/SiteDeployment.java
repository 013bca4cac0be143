package io.freedom.internal.cdi;

import io.freedom.Settings;
import io.freedom.internal.application.ApplicationBinding;
import io.freedom.internal.application.BoundApplication;
import io.freedom.internal.application.Candidate;
import io.freedom.internal.application.MiddlewareOrder;
import io.freedom.internal.http.HttpSettings;
import io.freedom.internal.request.Delivery;
import io.freedom.internal.request.ManualRequests;
import io.freedom.internal.request.RequestEvents;
import io.freedom.internal.site.SiteLoader;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What one deployment is made of, once its settings and its choice of an application are known to be right.
 *
 * <p>Threading: the application is bound once, by the first thread that asks; one that asks meanwhile is refused.
 */
final class SiteDeployment {

    private final Settings settings;
    private final HttpSettings http;
    private final @Nullable Candidate candidate;
    private final BeanManager beanManager;
    private final MiddlewareOrder middleware;
    private final AtomicBoolean binding = new AtomicBoolean();
    private final Delivery delivery;
    private final ManualRequests boundary;
    private final DeployedResources resources;
    private volatile @Nullable BoundApplication application;

    SiteDeployment(
            BeanManager beanManager,
            Settings settings,
            Optional<Candidate> candidate,
            MiddlewareOrder middleware,
            RequestEvents events,
            SiteLoader loader) {
        this.settings = settings;
        this.http = new HttpSettings(settings);
        this.candidate = candidate.orElse(null);
        this.beanManager = beanManager;
        this.middleware = middleware;
        this.resources = new DeployedResources(new ResourceSettings(settings).limits(), beanManager, loader);
        this.delivery = new Delivery(events, resources.resources(), loader);
        this.boundary = new ManualRequests(delivery);
    }

    Settings settings() {
        return settings;
    }

    HttpSettings http() {
        return http;
    }

    RequestEvents events() {
        return delivery.events();
    }

    /** On the thread that tells. */
    Delivery delivery() {
        return delivery;
    }

    /** The same at each call. */
    ManualRequests boundary() {
        return boundary;
    }

    DeployedResources resources() {
        return resources;
    }

    /**
     * The bound application, created by the first call; empty where the deployment has none.
     *
     * @throws io.freedom.ApplicationException if it can't be created, or is being created
     */
    Optional<BoundApplication> application() {
        return candidate == null ? Optional.empty() : Optional.of(bound(candidate));
    }

    /** Nothing is locked while the site's code runs: what it waits for may ask for the application too. */
    private BoundApplication bound(Candidate chosen) {
        BoundApplication known = application;
        if (known != null) {
            return known;
        }
        if (!binding.compareAndSet(false, true)) {
            throw ApplicationBinding.underWay(chosen);
        }
        try {
            known = new ApplicationBinding(beanManager, middleware).bind(chosen);
            application = known;
            return known;
        } finally {
            binding.set(false);
        }
    }

    /** Destroys the application, if it was created, and ends the watch over resources; unless the servlet container did. */
    void close() {
        BoundApplication known = application;
        try {
            if (known != null) {
                known.destroy();
            }
        } finally {
            resources.close();
        }
    }
}
