package io.freedom.internal.cdi;

import io.freedom.Settings;
import io.freedom.internal.application.ApplicationBinding;
import io.freedom.internal.application.BoundApplication;
import io.freedom.internal.application.Candidate;
import io.freedom.internal.application.MiddlewareOrder;
import io.freedom.internal.events.CdiRequestEvents;
import io.freedom.internal.http.HttpSettings;
import io.freedom.internal.request.RequestEvents;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one deployment is made of, once its settings and its choice of an application are known to be right.
 *
 * <p>Threading: the application is bound once, by the first thread that asks; the others wait for it.
 */
final class SiteDeployment {

    private final Settings settings;
    private final HttpSettings http;
    private final @Nullable Candidate candidate;
    private final ApplicationBinding binding;
    private final RequestEvents events;
    private @Nullable BoundApplication application;

    /** @throws io.freedom.FreedomException if a setting of the servlet side is wrong */
    SiteDeployment(
            BeanManager beanManager,
            ClassLoader site,
            Settings settings,
            Optional<Candidate> candidate,
            MiddlewareOrder middleware) {
        this.settings = settings;
        this.http = HttpSettings.from(settings);
        this.candidate = candidate.orElse(null);
        this.binding = new ApplicationBinding(beanManager, middleware);
        this.events = new CdiRequestEvents(beanManager, site);
    }

    Settings settings() {
        return settings;
    }

    HttpSettings http() {
        return http;
    }

    RequestEvents events() {
        return events;
    }

    /**
     * The bound application, created by the first call; empty where the deployment has none.
     *
     * @throws io.freedom.ApplicationException if it can't be created
     */
    synchronized Optional<BoundApplication> application() {
        if (application == null && candidate != null) {
            application = binding.bind(candidate);
        }
        return Optional.ofNullable(application);
    }

    /** Destroys the application, if it was created and the servlet container has not destroyed it already. */
    synchronized void close() {
        if (application != null) {
            application.destroy();
        }
    }
}
