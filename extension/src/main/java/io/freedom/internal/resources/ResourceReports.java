package io.freedom.internal.resources;

import io.freedom.RequestInfo;
import java.time.Duration;

/** What the log says of resources that make trouble. */
final class ResourceReports {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private ResourceReports() {}

    static void notGivenBack(RequestInfo request, Holding holding, Throwable failure) {
        LOG.log(
                System.Logger.Level.WARNING,
                "FREEDOM-0605: " + holding.text() + " of " + Served.text(request)
                        + " could not be given back properly: "
                        + failure.getClass().getName()
                        + ". All else that the request held is given back all the same. See the cause, and whether the"
                        + " pool is short of one now.",
                failure);
    }

    static void blocks(RequestInfo request, Holding holding, Duration limit, Stack stack) {
        LOG.log(
                System.Logger.Level.WARNING,
                "FREEDOM-0606: " + holding.text() + " of " + Served.text(request)
                        + " is not given back within " + text(limit)
                        + " (freedom.resources.close-timeout). It is aborted, if there is a way, and counted as failed; the"
                        + " rest is given back by another thread. See what its closing waits for, below, and set a"
                        + " time limit there.",
                stack);
    }

    static void heldForLong(RequestInfo request, Holding holding, Origin origin, Duration age) {
        LOG.log(
                System.Logger.Level.WARNING,
                "FREEDOM-0607: " + Served.text(request) + " holds " + holding.text() + " for " + text(age)
                        + " now, and is still running. The thread "
                        + origin.thread().getName() + " acquired it at " + origin.place()
                        + ". Release it before what takes long, or raise freedom.resources.report-after.",
                origin.stack());
    }

    /** A time, as a person says it. */
    static String text(Duration time) {
        if (time.toMillis() < 10_000) {
            return time.toMillis() + " ms";
        }
        return time.toSeconds() + " s";
    }
}
