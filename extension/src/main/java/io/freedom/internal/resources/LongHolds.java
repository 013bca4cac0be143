package io.freedom.internal.resources;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Looks for what requests hold longer than the site allows, while they do. One look at one request. */
final class LongHolds {

    private final SiteResources site;
    private final Duration limit;

    LongHolds(SiteResources site, Duration limit) {
        this.site = site;
        this.limit = limit;
    }

    void look(HeldResources request) {
        long now = site.timer().nanoTime();
        for (Holding holding : request.holdings().now()) {
            Origin origin = holding.origin();
            if (origin != null && origin.age(now).compareTo(limit) >= 0 && origin.report()) {
                Stack stack = origin.stack();
                Stack present = present(request);
                if (stack != null && present != null) {
                    stack.addSuppressed(present);
                }
                ResourceReports.heldForLong(request.request(), holding, origin, origin.age(now));
            }
        }
    }

    /** Where the request's thread is; null where none works for the request. */
    private static @Nullable Stack present(HeldResources request) {
        Thread worker = request.worker();
        if (worker == null) {
            return null;
        }
        StackTraceElement[] elements = worker.getStackTrace();
        return request.worker() == worker
                ? new Stack("The thread " + worker.getName() + " works for the request, and is here", elements)
                : null;
    }
}
