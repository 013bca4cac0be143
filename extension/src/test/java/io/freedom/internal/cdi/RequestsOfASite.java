package io.freedom.internal.cdi;

import io.freedom.RequestFailed;
import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import io.freedom.RequestResources;
import io.freedom.RequestStarted;
import io.freedom.ResourceStatistics;
import io.freedom.spi.RequestBoundary;
import io.freedom.spi.RequestBoundary.OpenRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Requests that a test begins in Weld SE, without any servlet. */
abstract class RequestsOfASite {

    /** A bean that outlives every request. */
    @ApplicationScoped
    static class Shop {

        private final List<String> journal = new CopyOnWriteArrayList<>();

        @Inject
        RequestResources resources;

        String open(String name) {
            resources.acquire(name, () -> {
                journal.add("opened " + name);
                return () -> journal.add("closed " + name);
            });
            return name;
        }

        void started(@Observes RequestStarted event) {
            open("log of " + event.request().id());
        }

        void failed(@Observes RequestFailed event) {
            open("failure of " + event.request().id());
        }

        void finished(@Observes RequestFinished event) {
            journal.add("finished " + event.request().id());
            open("farewell of " + event.request().id());
        }

        List<String> journal() {
            return journal;
        }

        ResourceStatistics statistics() {
            return resources.statistics();
        }
    }

    static RequestInfo request(String id) {
        return new RequestInfo(id, "JOB", "/jobs/" + id, null, "", Instant.EPOCH);
    }

    static OpenRequest begin(SeContainer container, String id) {
        return container.select(RequestBoundary.class).get().open(request(id));
    }
}
