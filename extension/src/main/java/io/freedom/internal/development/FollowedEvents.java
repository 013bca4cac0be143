package io.freedom.internal.development;

import io.freedom.RequestFailed;
import io.freedom.RequestFinished;
import io.freedom.RequestStarted;
import io.freedom.internal.request.RequestEvents;
import io.freedom.internal.resources.HeldResources;
import java.util.Map;

/** The events of requests, which the server is told of as well as the site's observers. */
final class FollowedEvents implements RequestEvents {

    private final RequestEvents observers;
    private final RequestNews news;

    FollowedEvents(RequestEvents observers, RequestNews news) {
        this.observers = observers;
        this.news = news;
    }

    @Override
    public boolean observed() {
        return true;
    }

    @Override
    public void started(RequestStarted event) {
        news.started(event.request());
        observers.started(event);
    }

    @Override
    public void failed(RequestFailed event) {
        news.failed(event);
        observers.failed(event);
    }

    @Override
    public void finished(RequestFinished event) {
        observers.finished(event);
    }

    @Override
    public Runnable afterwards(RequestFinished event) {
        Runnable others = observers.afterwards(event);
        return () -> {
            others.run();
            news.finished(event);
        };
    }

    @Override
    public Map<String, Object> attributes(HeldResources request) {
        return news.attributes(request);
    }
}
