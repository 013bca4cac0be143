package io.freedom.internal.development;

import io.freedom.RequestFailed;
import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import io.freedom.internal.request.RequestEvents;
import io.freedom.internal.resources.HeldResources;
import io.freedom.internal.resources.HeldThing;
import io.freedom.internal.resources.ReturnsWatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Tells the server of the requests of one deployment: of each that it has started, once, and that it is finished, once, after
 * all that it held was given back; of a failure and of what was forgotten in between.
 *
 * <p>Threading: may be used by any thread; the events of one request come one after the other.
 */
final class RequestNews implements ReturnsWatch {

    /** A request that opens connections in a loop must not fill the memory: the first ones tell the story. */
    private static final int MOST_RETURNS = 1_000;

    private final Listener listener;

    /** By the very instance, which is the request's own in all of its events. */
    private final Map<RequestInfo, Told> open = Collections.synchronizedMap(new IdentityHashMap<>());

    /** Begins where no other deployment's numbers are, before or after this one. JavaScript can count on from there. */
    private final AtomicLong numbers = new AtomicLong(System.currentTimeMillis() * 1_000);

    private final AtomicLong count = new AtomicLong();

    /** One request, from what is first known of it to its end. */
    private static final class Told {

        private final Long number;
        private final List<Map<String, Object>> givenBack = new ArrayList<>();

        Told(Long number) {
            this.number = number;
        }

        synchronized void add(Map<String, Object> thing) {
            if (givenBack.size() < MOST_RETURNS) {
                givenBack.add(thing);
            }
        }

        synchronized List<Map<String, Object>> givenBack() {
            return List.copyOf(givenBack);
        }
    }

    RequestNews(Listener listener) {
        this.listener = listener;
    }

    private Told told(RequestInfo request) {
        return open.computeIfAbsent(request, first -> new Told(numbers.incrementAndGet()));
    }

    /** How many requests have started. */
    long count() {
        return count.get();
    }

    /** What the request itself says of itself while it is under way. */
    Map<String, Object> attributes(HeldResources request) {
        Supplier<List<Map<String, Object>>> held =
                () -> request.now().stream().map(RequestNews::held).toList();
        Map<String, Object> description = new Facts()
                .with("request", told(request.request()).number)
                .with("held", held)
                .asMap();
        return Map.of(RequestEvents.DEVELOPMENT, description);
    }

    private static Map<String, Object> held(HeldThing thing) {
        return new Facts()
                .with("what", thing.what())
                .with("sinceNanos", thing.nanos())
                .with("stack", thing.stack())
                .asMap();
    }

    void started(RequestInfo request) {
        count.incrementAndGet();
        listener.tell(Facts.event("started")
                .with("request", told(request).number)
                .with("method", request.method())
                .with("path", request.path())
                .with("query", request.query())
                .with("at", request.startedAt().toEpochMilli()));
    }

    void failed(RequestFailed event) {
        listener.tell(Facts.event("failed")
                .with("request", told(event.request()).number)
                .with("failure", event.failure()));
    }

    @Override
    public void givenBack(RequestInfo request, HeldThing thing, boolean forgotten) {
        Told known = open.get(request);
        if (known == null) {
            return; // it came back after the end
        }
        known.add(new Facts()
                .with("what", thing.what())
                .with("heldNanos", thing.nanos())
                .with("forgotten", forgotten)
                .asMap());
        if (forgotten) {
            listener.tell(Facts.event("forgotten")
                    .with("request", known.number)
                    .with("what", thing.what())
                    .with("heldNanos", thing.nanos())
                    .with("stack", thing.stack()));
        }
    }

    void finished(RequestFinished event) {
        Told known = told(event.request());
        open.remove(event.request());
        listener.tell(Facts.event("finished")
                .with("request", known.number)
                .with("outcome", event.outcome().name())
                .with("status", (long) event.status())
                .with("nanos", event.elapsed().toNanos())
                .with("givenBack", known.givenBack()));
    }
}
