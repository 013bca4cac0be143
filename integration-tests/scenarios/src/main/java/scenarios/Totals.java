package scenarios;

import io.freedom.RequestInfo;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** How many requests were started and finished, which are open, and which were told twice. */
@ApplicationScoped
public class Totals {

    private final AtomicLong started = new AtomicLong();
    private final AtomicLong finished = new AtomicLong();
    private final Map<String, RequestInfo> open = new ConcurrentHashMap<>();
    private final Set<String> named = ConcurrentHashMap.newKeySet();
    private final Set<String> repeated = ConcurrentHashMap.newKeySet();

    /** The page that asks for the totals is not counted, nor is its request seen to be open. */
    static boolean counts(String path) {
        return !path.endsWith("/totals");
    }

    void started(RequestInfo request) {
        if (!counts(request.path())) {
            return;
        }
        started.incrementAndGet();
        String name = Ids.in(request.query());
        if (Ids.isCounted(name)) {
            named.add(name);
        }
        if (open.put(request.id(), request) != null) {
            repeated.add("started " + request);
        }
    }

    void finished(RequestInfo request) {
        if (!counts(request.path())) {
            return;
        }
        finished.incrementAndGet();
        if (open.remove(request.id()) == null) {
            repeated.add("finished " + request);
        }
    }

    /** One value a line. */
    String describe(IndependentCount independent) {
        return "started=" + started
                + "\nfinished=" + finished
                + "\narrived=" + independent.arrived()
                + "\nopen="
                + new TreeSet<>(
                        open.values().stream().map(RequestInfo::toString).toList())
                + "\nrepeated=" + repeated
                + "\nnamed=" + named.size()
                + "\nseen=" + independent.names();
    }
}
