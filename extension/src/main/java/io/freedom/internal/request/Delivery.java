package io.freedom.internal.request;

import io.freedom.RequestFailed;
import io.freedom.RequestFinished;
import io.freedom.RequestStarted;
import io.freedom.internal.resources.HeldResources;
import io.freedom.internal.resources.SiteResources;
import io.freedom.internal.site.SiteLoader;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * How the observers of one deployment are told, and how what its requests hold is given back after that. The thread that
 * does either works for the request meanwhile, so that what is injected there is the request's.
 *
 * @param events emits on the thread that calls
 * @param elsewhere runs work on another thread, in the environment of the site; it takes all work, and runs each once, or gives
 *     up what is {@link Telling}
 * @param resources what the requests hold
 * @param site its class loader is the one that what is given back finds in its thread
 */
public record Delivery(RequestEvents events, Executor elsewhere, SiteResources resources, SiteLoader site) {

    /** Everything on the thread that tells. */
    public Delivery(RequestEvents events, SiteResources resources, SiteLoader site) {
        this(events, Runnable::run, resources, site);
    }

    /** The same for those whose thread must not wait. */
    public Delivery handingOverTo(Executor threads) {
        return new Delivery(events, threads, resources, site);
    }

    void started(HeldResources request) {
        if (events.observed()) {
            work(request, () -> events.started(new RequestStarted(request.request())));
        }
    }

    /** @param told is run after that, whatever it throws */
    void failed(HeldResources request, Throwable thrown, Runnable told) {
        try {
            if (events.observed()) {
                work(request, () -> events.failed(new RequestFailed(request.request(), thrown)));
            }
        } finally {
            told.run();
        }
    }

    void failedElsewhere(HeldResources request, Throwable thrown, Runnable told) {
        elsewhere.execute(Telling.of(() -> failed(request, thrown, told), told));
    }

    /**
     * Tells the end, and gives back what the request holds, whatever the first of it throws.
     *
     * @param event null where nobody observes
     */
    void finished(HeldResources request, @Nullable RequestFinished event) {
        work(request, () -> {
            try {
                if (event != null) {
                    events.finished(event);
                }
            } finally {
                giveBack(request, event);
            }
        });
    }

    /** Where there is no time to tell the end, what the request holds is given back all the same. */
    void finishedElsewhere(HeldResources request, @Nullable RequestFinished event) {
        elsewhere.execute(Telling.of(
                () -> finished(request, event), () -> work(request, () -> giveBack(request, event))));
    }

    private void giveBack(HeldResources request, @Nullable RequestFinished event) {
        request.end(event == null ? RequestEvents.NOTHING : events.afterwards(event));
    }

    private void work(HeldResources request, Runnable work) {
        HeldResources before = resources.current().enter(request);
        try {
            site.call(() -> {
                work.run();
                return request;
            });
        } finally {
            resources.current().leave(before);
        }
    }
}
