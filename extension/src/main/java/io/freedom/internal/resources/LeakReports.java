package io.freedom.internal.resources;

import io.freedom.RequestInfo;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells of connections that a site left open, once for each place where it does.
 *
 * <p>Threading: may be used by any thread.
 */
final class LeakReports {

    /** A client that makes up paths must not fill the memory, nor the log. */
    static final int MOST = 1_000;

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private final Set<String> places = ConcurrentHashMap.newKeySet();
    private final SiteResources site;

    LeakReports(SiteResources site) {
        this.site = site;
    }

    /** @param undone what giving it back did; null where that failed */
    void report(RequestInfo request, Holding holding, @Nullable String undone) {
        Origin origin = holding.origin();
        if (origin == null || places.size() >= MOST) {
            return;
        }
        String place = origin.place();
        if (!places.add(place + ' ' + Served.pattern(request))) {
            return;
        }
        LOG.log(
                System.Logger.Level.WARNING,
                "FREEDOM-0604: " + Served.text(request) + " left a connection open (" + holding.text()
                        + ") that it had taken from a tracked data source at " + place + " and held for "
                        + ResourceReports.text(origin.age(site.timer().nanoTime()))
                        + (undone == null
                                ? ". It could not be given back properly."
                                : ". It was " + undone + " at the end of the request.")
                        + " Close it where it is opened, with try-with-resources. This is reported once for each place"
                        + (origin.stack() == null ? "; the level DEBUG of the logger io.freedom adds the stack." : "."),
                origin.stack());
    }
}
