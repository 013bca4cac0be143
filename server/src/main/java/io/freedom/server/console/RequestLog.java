package io.freedom.server.console;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The last requests.
 *
 * <p>Threading: any thread may call anything.
 */
final class RequestLog {

    /** So many are kept. */
    static final int KEPT = 200;

    private final LinkedHashMap<Long, Exchange> exchanges = new LinkedHashMap<>();

    /** The number of the newest one by the site's own count, which begins anew when the site is reloaded. */
    private final Map<Long, Long> newest = new HashMap<>();

    private long last;

    /** Takes up a request that begins. */
    synchronized Exchange start(Map<String, Object> event) {
        Exchange exchange = Exchange.started(++last, event);
        exchanges.put(exchange.number(), exchange);
        if (exchange.request() != null) {
            newest.put(exchange.request(), exchange.number());
        }
        Exchange oldest = exchanges.remove(last - KEPT);
        if (oldest != null && oldest.request() != null) {
            newest.remove(oldest.request(), oldest.number());
        }
        return exchange;
    }

    /** What became of a request; nothing if it is not known any more. */
    Optional<Exchange> change(Map<String, Object> event, UnaryOperator<Exchange> change) {
        Exchange changed;
        synchronized (this) {
            Exchange known = newest(event.get("request"));
            if (known == null) {
                return Optional.empty();
            }
            changed = change.apply(known);
            exchanges.put(changed.number(), changed);
        }
        if (changed.isOver()) {
            changed.over().complete(changed.json());
        }
        return Optional.of(changed);
    }

    /** The newest first. */
    synchronized List<Map<String, Object>> all() {
        List<Map<String, Object>> all = new ArrayList<>();
        exchanges.values().forEach(exchange -> all.add(exchange.json()));
        Collections.reverse(all);
        return all;
    }

    /** What is known of a request now; empty if nothing is. */
    synchronized Optional<Map<String, Object>> find(long request) {
        return Optional.ofNullable(newest(request)).map(Exchange::json);
    }

    /** Completed once the request is over; empty if nothing is known of it. */
    synchronized Optional<CompletableFuture<Map<String, Object>>> whenOver(long request) {
        return Optional.ofNullable(newest(request)).map(Exchange::over);
    }

    private @Nullable Exchange newest(@Nullable Object request) {
        Long number = request instanceof Number asked ? newest.get(asked.longValue()) : null;
        return number == null ? null : exchanges.get(number);
    }
}
