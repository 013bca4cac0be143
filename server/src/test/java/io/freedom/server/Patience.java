package io.freedom.server;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long a test waits for what is sure to come, on a machine that has much else to do. */
public final class Patience {

    /** Longer than everything that is expected, and shorter than what a test wants to rule out. */
    public static final Duration LONG = Duration.ofMinutes(2);

    private Patience() {}

    /** Waits that long. */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(LONG);
    }
}
