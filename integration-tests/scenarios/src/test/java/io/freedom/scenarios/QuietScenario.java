package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
        await().during(QUIET).atMost(QUIET.plus(RunningServer.PATIENCE)).untilAsserted(() -> {
            Totals totals = Totals.of(client);
            assertThat(totals.open()).isEqualTo("[]");
            assertThat(totals.repeated()).isEqualTo("[]");
            assertThat(totals.finished()).isEqualTo(totals.started());
        });
        assertThat(Totals.of(client).started()).isPositive();
    }

    /** Freedom's own count beside that of a listener that knows nothing of it, and that of the client. */
    @ParameterizedTest
    @EnumSource
    void othersCountTheSame(Mode mode, RunningServer running) {
        Client client = in(mode, running);
        Totals totals = Totals.of(client);
        assertThat(totals.named()).isEqualTo(totals.seen()).isEqualTo(Client.sentTo(client.site()));
    }
}
