package io.freedom.internal.cdi;

import io.freedom.RequestFinished;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A class of a site; each class loader of {@link SeveralSitesTest} has its own, and its own list. */
public class SiteObserver {

    public static final List<String> TOLD = new CopyOnWriteArrayList<>();

    void finished(@Observes RequestFinished event) {
        TOLD.add("finished");
    }

    void finishedElsewhere(@ObservesAsync @Priority(1) RequestFinished event) {
        TOLD.add("asynchronous");
    }
}
