package io.freedom.internal.development;

import io.freedom.ResourceStatistics;
import io.freedom.internal.application.BoundApplication;
import io.freedom.internal.events.ObserverCosts;
import io.freedom.internal.request.RequestEvents;
import io.freedom.internal.resources.ReturnsWatch;
import io.freedom.internal.settings.DeploymentSettings;
import io.freedom.internal.settings.Wanted;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one site tells of itself, from its settings to its end.
 *
 * <p>Threading: any thread may tell.
 */
public interface SiteNews {

    /** Where nobody listens: as on every server but Freedom's own. */
    SiteNews UNHEARD = new SiteNews() {};

    /** To the server that listens above the class loader of the site, if one does. */
    static SiteNews of(ClassLoader site) {
        return Listener.find(site).<SiteNews>map(HeardNews::new).orElse(UNHEARD);
    }

    /**
     * What a deployed site is made of.
     *
     * @param application null where the site has none
     * @param mapping the URL pattern of the application's servlet
     * @param staticPath where the static files are; empty for none
     * @param completion the name of what tells that a request is over; null where no servlet container does
     * @param resources what its requests hold
     */
    record Deployed(
            @Nullable BoundApplication application,
            String mapping,
            String staticPath,
            @Nullable String completion,
            Supplier<ResourceStatistics> resources) {}

    /**
     * The settings were read; nothing is checked yet. Whoever is told may throw, which ends the deployment.
     *
     * @param wanted what injection points ask for; asked now or never
     */
    default void read(DeploymentSettings settings, Supplier<List<Wanted>> wanted) {}

    /** Takes note of what observers cost. */
    default ObserverCosts costs() {
        return ObserverCosts.NOT_MEASURED;
    }

    /** Tells of requests besides their observers. */
    default RequestEvents requests(RequestEvents observers) {
        return observers;
    }

    /** Tells of what requests give back; null where nobody wants to know. */
    default @Nullable ReturnsWatch returns() {
        return null;
    }

    /** The site is there. */
    default void deployed(Deployed site) {}

    /** The site is gone, and all of its requests before it. No effect before it was there, or the second time. */
    default void undeployed() {}
}
