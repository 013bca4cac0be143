package io.freedom.server.console;

import io.freedom.server.pages.Disclosure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One request, as far as the site has told of it.
 *
 * @param number counts the requests of this run of the server; unlike the site's own {@code request}, which begins again when
 *     the site is reloaded
 * @param json what is known: {@code number}, {@code request}, {@code method}, {@code path}, {@code query}, {@code at},
 *     {@code failure}, {@code forgotten}, and once it is over {@code outcome}, {@code status}, {@code nanos},
 *     {@code givenBack}
 * @param over completed once the request is over, with what is known then
 */
record Exchange(long number, Map<String, Object> json, CompletableFuture<Map<String, Object>> over) {

    private static final List<String> ASKED = List.of("request", "method", "path", "query", "at");
    private static final List<String> ENDED = List.of("outcome", "status", "nanos", "givenBack");
    private static final List<String> FORGOTTEN = List.of("what", "heldNanos", "stack");

    static Exchange started(long number, Map<String, Object> event) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", number);
        json.putAll(only(ASKED, event));
        // A path may have parameters too, such as ;jsessionid.
        json.computeIfPresent("path", (key, path) -> Disclosure.query(path.toString()));
        json.computeIfPresent("query", (key, query) -> Disclosure.query(query.toString()));
        return new Exchange(number, json, new CompletableFuture<>());
    }

    /** @param failure as {@link Disclosure#failure} tells it: the exception itself would keep the site's class loader alive */
    Exchange failed(Map<String, Object> failure) {
        return with(Map.of("failure", failure));
    }

    /** How the site itself counts it, or null if it did not say so. */
    @Nullable
    Long request() {
        return json.get("request") instanceof Number request ? request.longValue() : null;
    }

    Exchange forgot(Map<String, Object> event) {
        List<Object> all = new ArrayList<>();
        if (json.get("forgotten") instanceof List<?> known) {
            all.addAll(known);
        }
        all.add(only(FORGOTTEN, event));
        return with(Map.of("forgotten", all));
    }

    Exchange finished(Map<String, Object> event) {
        return with(only(ENDED, event));
    }

    boolean isOver() {
        return json.containsKey("outcome");
    }

    private Exchange with(Map<String, Object> more) {
        Map<String, Object> copy = new LinkedHashMap<>(json);
        copy.putAll(more);
        return new Exchange(number, copy, over);
    }

    private static Map<String, Object> only(List<String> keys, Map<String, Object> event) {
        Map<String, Object> some = new LinkedHashMap<>();
        for (String key : keys) {
            Object value = PlainData.copy(event.get(key));
            if (value != null) {
                some.put(key, value);
            }
        }
        return some;
    }
}
