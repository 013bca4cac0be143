package io.freedom.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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
        log.change(
                Map.of("request", 1L),
                exchange -> exchange.failed(new IllegalStateException("broken"), UnaryOperator.identity()));
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
                .hasEntrySatisfying(
                        "failure",
                        failure -> assertThat(failure)
                                .asString()
                                .contains("java.lang.IllegalStateException", "broken", "KeptTest.java"));
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
    void everyFailureIsText() {
        Throwable cyclic = new IllegalStateException("first");
        cyclic.initCause(new IllegalArgumentException("second", cyclic));
        assertThat(FailureText.of(cyclic))
                .containsEntry("message", "first")
                .hasEntrySatisfying(
                        "trace",
                        trace -> assertThat(trace.toString())
                                .containsOnlyOnce("first")
                                .contains("Caused by: java.lang.IllegalArgumentException: second"));

        Throwable deep = new IllegalStateException("0");
        for (int i = 1; i < 5_000; i++) {
            deep = new IllegalStateException(Integer.toString(i), deep);
        }
        assertThat(FailureText.of(deep).get("trace")).asString().endsWith("Caused by: …");

        Throwable broken = new IllegalStateException() {
            private static final long serialVersionUID = 1;

            @Override
            public String getLocalizedMessage() {
                throw new UnsupportedOperationException();
            }
        };
        assertThat(FailureText.of(broken))
                .containsEntry("message", "(its message can't be read: java.lang.UnsupportedOperationException)");
        assertThat(FailureText.of(new IllegalStateException("x".repeat(1_000_000)))
                        .get("trace"))
                .asString()
                .hasSizeLessThan(20_000);
    }

    private void start(long request) {
        log.start(Map.of("request", request, "method", "GET", "path", "/", "at", 1L));
    }
}
