package io.freedom.internal.events;

import io.freedom.RequestFailed;
import io.freedom.RequestFinished;
import io.freedom.RequestStarted;
import io.freedom.internal.request.RequestEvents;
import io.freedom.internal.site.SiteLoader;
import jakarta.enterprise.inject.spi.BeanManager;

/**
 * Emits the events of requests to the observers of one deployment. Which events are observed is found out once; an event
 * that nobody observes costs nothing.
 *
 * <p>Threading: may be used by any thread. While observers run, a request context is active and the thread's context class
 * loader is the site's.
 */
public final class CdiRequestEvents implements RequestEvents {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private final SiteLoader site;
    private final RequestContexts contexts;
    private final EventChannel<RequestStarted> started;
    private final EventChannel<RequestFailed> failed;
    private final EventChannel<RequestFinished> finished;

    /**
     * @param site its class loader is the one that observers find in their thread
     * @param audience who is told
     */
    public CdiRequestEvents(BeanManager beanManager, SiteLoader site, Audience audience) {
        this.site = site;
        this.contexts = new RequestContexts(beanManager);
        this.started = new EventChannel<>(beanManager, audience, RequestStarted.class, SampleEvents.STARTED);
        this.failed = new EventChannel<>(beanManager, audience, RequestFailed.class, SampleEvents.FAILED);
        this.finished = new EventChannel<>(beanManager, audience, RequestFinished.class, SampleEvents.FINISHED);
    }

    @Override
    public boolean observed() {
        return started.observed() || failed.observed() || finished.observed();
    }

    @Override
    public void started(RequestStarted event) {
        emit(started, event);
    }

    @Override
    public void failed(RequestFailed event) {
        emit(failed, event);
    }

    @Override
    public void finished(RequestFinished event) {
        emit(finished, event);
    }

    private <T> void emit(EventChannel<T> channel, T event) {
        if (!channel.observed()) {
            return;
        }
        site.call(() -> {
            deliver(channel, event);
            return event;
        });
    }

    private <T> void deliver(EventChannel<T> channel, T event) {
        try {
            contexts.runActive(() -> channel.emit(event));
        } catch (RuntimeException | Error failure) {
            // Guarded observers throw nothing: this is the container's own failure, or that of a stopped site.
            LOG.log(
                    System.Logger.Level.ERROR,
                    "FREEDOM-0303: " + event.getClass().getSimpleName() + " can't be delivered to its observers; what"
                            + " they release may be held still. See the cause; restart the site if it is stopped.",
                    failure);
        }
    }
}
