package io.freedom.internal.resources;

import io.freedom.RequestInfo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells of connections that a site left open, once for each place where it does.
 *
 * <p>Threading: may be used by any thread.
 */
final class LeakReports {

    /** How many reports of one place, for its different paths: they must not use up what is for other places. */
    private static final int MOST_OF_ONE = 20;

    /** A client that makes up paths must not fill the memory, nor the log. */
    private static final int MOST = 1_000;

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private final SiteResources site;
    private final int most;
    private final Map<String, Set<String>> patterns = new HashMap<>();
    private volatile int told;

    LeakReports(SiteResources site) {
        this(site, MOST);
    }

    /** @param most how many reports at all */
    LeakReports(SiteResources site, int most) {
        this.site = site;
        this.most = most;
    }

    /** @param undone what giving it back did; null where that failed */
    void report(RequestInfo request, Holding holding, @Nullable String undone) {
        Origin origin = holding.origin();
        if (origin == null || told >= most) {
            return;
        }
        String place = origin.place();
        String howOften = note(place, Served.pattern(request));
        if (howOften == null) {
            return;
        }
        Stack stack = site.logsStacks() ? origin.stack() : null;
        LOG.log(
                System.Logger.Level.WARNING,
                "FREEDOM-0604: " + Served.text(request) + " left a connection open (" + holding.text()
                        + ") that it had taken from a tracked data source at " + place + " and held for "
                        + ResourceReports.text(origin.age(site.timer().nanoTime()))
                        + (undone == null
                                ? ". It could not be given back properly."
                                : ". It was " + undone + " at the end of the request.")
                        + " Close it where it is opened, with try-with-resources. " + howOften
                        + (stack == null ? "; the level DEBUG of the logger io.freedom adds the stack." : "."),
                stack);
    }

    /** How often such a thing is told, for its message; null where it is not, any more. */
    private synchronized @Nullable String note(String place, String pattern) {
        if (told >= most) {
            return null;
        }
        Set<String> known = patterns.computeIfAbsent(place, first -> new HashSet<>());
        if (known.size() >= MOST_OF_ONE || !known.add(pattern)) {
            return null;
        }
        told = told + 1;
        if (told == most) {
            patterns.clear();
            return last("all", most);
        }
        return known.size() == MOST_OF_ONE ? last("this place", MOST_OF_ONE) : "This is reported once for each place";
    }

    private static String last(String ofWhat, int number) {
        return "This is the last report of " + ofWhat + ": there were " + number
                + ", and more are only counted (leaked, in the statistics)";
    }
}
