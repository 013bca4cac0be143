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
                site.reports()
                        .heldForLong(
                                request.request(), holding, origin, origin.age(now), () -> stacks(request, origin));
            }
        }
    }

    private @Nullable Stack stacks(HeldResources request, Origin origin) {
        // Logs may be slow, and a giving back that blocks is worse than what is only held for long.
        site.returns().lookAtAll();
        Stack stack = origin.copy();
        Stack present = present(request, origin.thread());
        if (stack != null && present != null) {
            stack.addSuppressed(present);
        }
        return stack;
    }

    /** Where a thread is that works for the request, this one best; null where none does. */
    private static @Nullable Stack present(HeldResources request, Thread best) {
        Thread worker = request.workers().preferring(best);
        if (worker == null) {
            return null;
        }
        StackTraceElement[] elements = worker.getStackTrace();
        return request.workers().has(worker)
                ? new Stack("The thread " + worker.getName() + " works for the request, and is here", elements)
                : null;
    }
}
