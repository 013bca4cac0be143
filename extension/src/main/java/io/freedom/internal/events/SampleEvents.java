package io.freedom.internal.events;

import io.freedom.RequestFailed;
import io.freedom.RequestFinished;
import io.freedom.RequestInfo;
import io.freedom.RequestOutcome;
import io.freedom.RequestStarted;
import java.time.Duration;
import java.time.Instant;

/** One event of each type: CDI finds observers by an event, not by its type. These are never emitted. */
final class SampleEvents {

    private static final RequestInfo REQUEST = new RequestInfo("", "", "", null, "", Instant.EPOCH);

    static final RequestStarted STARTED = new RequestStarted(REQUEST);
    static final RequestFailed FAILED = new RequestFailed(REQUEST, new IllegalStateException("sample"));
    static final RequestFinished FINISHED =
            new RequestFinished(REQUEST, RequestOutcome.COMPLETED, 0, null, Duration.ZERO);

    private SampleEvents() {}
}
