package io.freedom.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import io.freedom.RequestOutcome;
import io.freedom.internal.resources.HeldResources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private final CountedResources resources = new CountedResources();
    private final RecordedEvents events = new RecordedEvents();
    private final HeldResources request = resources.open(new RequestInfo("1", "GET", "/", null, "", Instant.EPOCH));
    private final RequestFinished finished =
            new RequestFinished(request.request(), RequestOutcome.COMPLETED, 200, null, Duration.ZERO);

    @Test
    void whatFollowsTheEndComesAfterTheObserversAndWhatIsGivenBack() {
        List<String> order = new ArrayList<>();
        events.meanwhile = () -> order.add("observers");
        resources.atTheEnd(() -> order.add("given back"));
        events.follows = () -> order.add("what follows");
        resources.deliver(events, Runnable::run).finished(request, finished);
        assertThat(order).containsExactly("observers", "given back", "what follows");
    }

    @Test
    void whatFollowsTheEndIsDoneAlsoWhereThereIsNoTimeToTellObservers() {
        List<String> order = new ArrayList<>();
        events.follows = () -> order.add("what follows");
        Executor withoutTime = work -> ((Telling) work).giveUp();
        resources.deliver(events, withoutTime).finishedElsewhere(request, finished);
        assertThat(events.finished).isEmpty();
        assertThat(resources.ended).containsExactly(request.request());
        assertThat(order).containsExactly("what follows");
    }
}
