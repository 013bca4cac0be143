package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The site's own listeners of an asynchronous request, whatever they do. */
@InBothModes
class ListenerScenario extends Requests {

    @Test
    void aTimeoutWhoseListenerDoesNothing(Client client) {
        assertTimesOut(client, "/listener/does-nothing", 500);
    }

    @Test
    void aTimeoutWhoseListenerDispatches(Client client) {
        assertTimesOut(client, "/listener/dispatches", 200);
    }

    @Test
    void aTimeoutWhoseListenerThrows(Client client) {
        assertTimesOut(client, "/listener/timeout-throws", 500);
    }

    @Test
    void aListenerThatThrowsWhenTheRequestIsComplete(Client client) {
        assertCompletes(client, "/listener/complete-throws", 200, "asynchronous");
    }

    /** Some servers close the connection without an answer. */
    @Test
    void aListenerThatThrowsWhenTheApplicationThrew(Client client) {
        String id = name(client);
        String response = client.exchange(client.get("/listener/error-throws", id));
        assertThat(response.isEmpty() || status(response) == 500).isTrue();
        assertFailed(client.awaitFinished(id), 500);
    }

    /** The listener answers with what the response has by then: 500, or 200 where the server leaves that to it. */
    @Test
    void aListenerThatCompletesWhenTheApplicationThrew(Client client) {
        String id = name(client);
        int status = status(client.exchange(client.get("/listener/error-completes", id)));
        assertThat(status).isIn(200, 500);
        assertFailed(client.awaitFinished(id), status);
    }

    /** Some servers tell the listener nothing, and let the request time out. */
    private static void assertFailed(List<String> lines, int status) {
        String outcome = lines.contains("asynchronous TIMED_OUT") ? "TIMED_OUT" : "FAILED";
        assertFinished(lines, outcome, status, "java.lang.IllegalStateException: after startAsync");
    }

    private void assertTimesOut(Client client, String path, int status) {
        String id = name(client);
        assertThat(client.exchange(client.get(path, id))).startsWith("HTTP/1.1 " + status + ' ');
        assertFinished(client.awaitFinished(id), "TIMED_OUT", status, "");
    }
}
