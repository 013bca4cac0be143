package io.freedom.internal.cdi;

import io.freedom.Settings;
import io.freedom.internal.application.ApplicationBinding;
import io.freedom.internal.application.BoundApplication;
import io.freedom.internal.application.Candidate;
import io.freedom.internal.development.SiteNews;
import io.freedom.internal.http.HttpSettings;
import io.freedom.internal.request.Delivery;
import io.freedom.internal.request.ManualRequests;
import io.freedom.internal.request.RequestEvents;
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
    private final Optional<Choice> choice;
    private final AtomicBoolean binding = new AtomicBoolean();
    private final Delivery delivery;
    private final ManualRequests boundary;
    private final DeployedResources resources;
    private final ShownSite shown;
    private volatile @Nullable BoundApplication application;

    /** The application that was chosen, and how it is bound. */
    record Choice(Candidate candidate, ApplicationBinding binding) {}

    /**
     * @param choice empty where there is no application
     * @param delivery on the thread that tells
     */
    SiteDeployment(
            Settings settings, Optional<Choice> choice, DeployedResources resources, Delivery delivery, SiteNews news) {
        this.settings = settings;
        this.http = new HttpSettings(settings);
        this.choice = choice;
        this.resources = resources;
        this.delivery = delivery;
        this.boundary = new ManualRequests(delivery);
        this.shown = new ShownSite(resources, news, this::describe);
    }

    private SiteNews.Deployed describe(@Nullable String completion) {
        return new SiteNews.Deployed(
                application,
                http.mapping(),
                http.staticPath(),
                completion,
                resources.resources().injected()::statistics);
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

    /** What is shown of it from the end of its start to its own end. */
    ShownSite shown() {
        return shown;
    }

    /**
     * The bound application, created by the first call; empty where the deployment has none.
     *
     * @throws io.freedom.ApplicationException if it can't be created, or is being created
     */
    Optional<BoundApplication> application() {
        return choice.map(this::bound);
    }

    /** Nothing is locked while the site's code runs: what it waits for may ask for the application too. */
    private BoundApplication bound(Choice chosen) {
        BoundApplication known = application;
        if (known != null) {
            return known;
        }
        if (!binding.compareAndSet(false, true)) {
            throw ApplicationBinding.underWay(chosen.candidate());
        }
        try {
            known = chosen.binding().bind(chosen.candidate());
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
            shown.close();
        }
    }
}
