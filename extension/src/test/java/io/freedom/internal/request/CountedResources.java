package io.freedom.internal.request;

import io.freedom.RequestInfo;
import io.freedom.internal.resources.HeldResources;
import io.freedom.internal.resources.ResourceLimits;
import io.freedom.internal.resources.SiteResources;
import io.freedom.internal.site.SiteLoader;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/** Requests that hold one thing each, and when it is given back. */
public final class CountedResources {

    /** Whose was given back. */
    final List<RequestInfo> ended = new CopyOnWriteArrayList<>();

    final SiteResources site = SiteResources.start(ResourceLimits.DEFAULT, List.of(), (source, whose) -> source);

    private Runnable atTheEnd = () -> {};

    /** Also does this, on the thread that gives back. */
    CountedResources atTheEnd(Runnable work) {
        atTheEnd = work;
        return this;
    }

    /** The delivery of a deployment whose requests hold nothing. */
    public static Delivery delivery(RequestEvents events, Executor elsewhere) {
        return new CountedResources().deliver(events, elsewhere);
    }

    Delivery deliver(RequestEvents events, Executor elsewhere) {
        return new Delivery(events, site, new SiteLoader(CountedResources.class.getClassLoader()))
                .handingOverTo(elsewhere);
    }

    HeldResources open(RequestInfo request) {
        HeldResources held = site.open(request);
        AutoCloseable acquired = held.acquire("one", () -> () -> givenBack(held));
        assert acquired != null;
        return held;
    }

    private void givenBack(HeldResources held) {
        atTheEnd.run();
        if (site.current().get() == held) {
            ended.add(held.request());
        }
    }
}
