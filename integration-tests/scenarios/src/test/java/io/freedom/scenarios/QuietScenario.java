package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must be true when all other scenarios have run, and stay true. */
@Alone
@Order(Stages.AFTER_ALL_REQUESTS)
class QuietScenario extends Requests {

    @ParameterizedTest
    @EnumSource
    void everyRequestThatWasStartedIsFinishedOnceAndNothingIsHeld(Mode mode, RunningServer running) {
        Client client = in(mode, running);
        await().during(QUIET).atMost(QUIET.multipliedBy(16)).untilAsserted(() -> {
            Map<String, String> totals = totals(client);
            assertThat(totals).containsEntry("open", "[]").containsEntry("repeated", "[]");
            assertThat(totals.get("finished")).isEqualTo(totals.get("started"));
        });
        assertThat(Integer.parseInt(totals(client).get("started"))).isPositive();
    }

    /** Freedom's own count beside that of a listener that knows nothing of it, and that of the client. */
    @ParameterizedTest
    @EnumSource
    void othersCountTheSame(Mode mode, RunningServer running) {
        Client client = in(mode, running);
        Map<String, String> totals = totals(client);
        assertThat(totals.get("named")).isEqualTo(totals.get("seen"));
        assertThat(Integer.parseInt(totals.get("named"))).isEqualTo(Client.sentTo(client.site()));
    }

    private static Map<String, String> totals(Client client) {
        return client.ask("/totals")
                .lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }
}
