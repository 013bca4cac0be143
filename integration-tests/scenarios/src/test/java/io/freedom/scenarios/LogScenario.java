package io.freedom.scenarios;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the server's log holds when all is done: the site's own failures, and nothing that Freedom did wrong. */
@Alone
@Order(Stages.LOG)
class LogScenario extends Requests {

    @Test
    void noStrayStackTrace(ServerUnderTest server) throws IOException {
        log(server).assertNoStrayTrace();
    }

    @Test
    void nothingThatFreedomCouldNotDo(ServerUnderTest server) throws IOException {
        log(server).assertNothingThatFreedomCouldNotDo();
    }

    private static ServerLog log(ServerUnderTest server) throws IOException {
        Optional<ServerLog> log = ServerLog.of(server);
        Assumptions.assumeTrue(log.isPresent(), "the embedded server has no log of its own");
        return log.orElseThrow();
    }
}
