package io.freedom.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What is kept of what a site tells: no more than can be shown, and nothing of the site's own. */
class KeptTest {

    private final RequestLog log = new RequestLog();

    @Test
    void theLastRequestsAreKeptTheNewestFirst() {
        LongStream.rangeClosed(1, RequestLog.KEPT + 5).forEach(this::start);

        assertThat(log.all()).hasSize(RequestLog.KEPT);
        assertThat(log.all().get(0)).containsEntry("request", RequestLog.KEPT + 5L);
        assertThat(log.find(5)).isEmpty();
        assertThat(log.find(6)).isPresent();
    }

    @Test
    void aRequestThatIsNotKnownAnyMoreChangesNothing() {
        assertThat(log.change(Map.of("request", 1L), exchange -> exchange.finished(Map.of())))
                .isEmpty();
        assertThat(log.change(Map.of(), exchange -> exchange)).isEmpty();
    }

    @Test
    void whatHappensToARequestAddsUp() {
        start(1);
        log.change(Map.of("request", 1L), exchange -> exchange.failed(Map.of("message", "broken")));
        log.change(
                Map.of("request", 1L),
                exchange -> exchange.forgot(Map.of("what", "orders", "stack", List.of("a", "b"))));
        log.change(Map.of("request", 1L), exchange -> exchange.forgot(Map.of("what", "cache")));
        log.change(Map.of("request", 1L), exchange -> exchange.finished(Map.of("outcome", "FAILED", "status", 500L)));

        assertThat(log.whenOver(1).orElseThrow())
                .isCompletedWithValueMatching(over -> over.get("outcome").equals("FAILED"));
        assertThat(log.find(1).orElseThrow())
                .containsEntry("status", 500L)
                .containsEntry(
                        "forgotten",
                        List.of(Map.of("what", "orders", "stack", List.of("a", "b")), Map.of("what", "cache")))
                .containsEntry("failure", Map.of("message", "broken"));
    }

    @Test
    void aReloadedSiteThatCountsAnewMeansItsNewRequests() {
        start(1);
        start(1);
        log.change(Map.of("request", 1L), exchange -> exchange.finished(Map.of("outcome", "COMPLETED")));

        assertThat(log.all()).extracting(json -> json.containsKey("outcome")).containsExactly(true, false);
    }

    @Test
    void onlyTypesOfTheJdkAreKept() {
        Map<String, Object> told = new HashMap<>();
        told.put("text", "x".repeat(10_000));
        told.put("nothing", null);
        told.put("site", new Object() {
            @Override
            public String toString() {
                return "of the site";
            }
        });
        Supplier<List<Object>> list = () -> List.of(1L, true, "a");
        told.put("list", list);
        List<Object> numbers = new ArrayList<>();
        LongStream.range(0, 5_000).forEach(numbers::add);
        told.put("long", numbers);

        Map<String, Object> kept = PlainData.map(told);

        assertThat(kept)
                .doesNotContainKey("nothing")
                .containsEntry("site", "of the site")
                .containsEntry("list", List.of(1L, true, "a"));
        assertThat(kept.get("text")).asString().hasSize(4_002).endsWith(" …");
        assertThat(kept.get("long"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2_000);
    }

    @Test
    void aMapThatContainsItselfEnds() {
        Map<String, Object> told = new HashMap<>();
        told.put("self", told);

        assertThat(PlainData.map(told)).containsKey("self");
    }

    @Test
    void theNewestRequestOfANameIsFoundUntilItIsTheOldest() {
        start(1);
        start(1);
        LongStream.rangeClosed(2, RequestLog.KEPT).forEach(this::start);

        assertThat(log.find(1)).hasValueSatisfying(found -> assertThat(found).containsEntry("number", 2L));
        start(RequestLog.KEPT + 1L);
        assertThat(log.find(1)).isEmpty();
    }

    @Test
    void secretsInAnAddressAreNotKept() {
        log.start(Map.of(
                "request",
                1L,
                "path",
                "/orders;jsessionid=node01secret",
                "query",
                "page=2&token=hunter20&next=https://bob:sec-ret@host/"));

        assertThat(log.find(1).orElseThrow())
                .containsEntry("path", "/orders;jsessionid=*****")
                .containsEntry("query", "page=2&token=*****&next=https://*****@host/");
    }

    private void start(long request) {
        log.start(Map.of("request", request, "method", "GET", "path", "/", "at", 1L));
    }
}
