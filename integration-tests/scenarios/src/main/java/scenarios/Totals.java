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

    void started(RequestInfo request) {
        started.incrementAndGet();
        String name = Ids.in(request.query());
        if (!name.isEmpty()) {
            named.add(name);
        }
        if (open.put(request.id(), request) != null) {
            repeated.add("started " + request);
        }
    }

    void finished(RequestInfo request) {
        finished.incrementAndGet();
        if (open.remove(request.id()) == null) {
            repeated.add("finished " + request);
        }
    }

    /** One value a line, without the request that asks. */
    String describe(RequestInfo asking, Set<?> seen) {
        Set<String> others = new TreeSet<>();
        open.values().stream()
                .filter(request -> !request.id().equals(asking.id()))
                .forEach(request -> others.add(request.toString()));
        long othersSeen = seen.stream().filter(name -> !"".equals(name)).count();
        return "started=" + (started.get() - 1)
                + "\nfinished=" + finished.get()
                + "\nopen=" + others
                + "\nrepeated=" + repeated
                + "\nnamed=" + named.size()
                + "\nseen=" + othersSeen;
    }
}
