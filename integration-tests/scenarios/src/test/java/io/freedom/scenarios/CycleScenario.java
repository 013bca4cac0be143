package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Asynchronous requests of several cycles, and cycles that end in unusual ways. */
@InBothModes
class CycleScenario extends Requests {

    @Test
    void startedAgainInTheDispatch(Client client) {
        assertCompletes(client, "/cycle/again", 200, "asynchronous");
    }

    /** Some servers close the connection without an answer. */
    @Test
    void startedTwiceAtOnce(Client client) {
        String id = name(client);
        String response = client.exchange(client.get("/cycle/twice-at-once", id));
        assertThat(response.isEmpty() || status(response) == 500).isTrue();
        assertFinishedBy(client.awaitFinished(id), "(FAILED|TIMED_OUT) 500", "java.lang.IllegalStateException");
    }

    @Test
    void anExceptionInTheDispatch(Client client) {
        assertFails(client, "/cycle/exception-in-dispatch", 500, "java.lang.IllegalStateException: in the dispatch");
    }

    /** Some servers show a page of their own for what is thrown so late. */
    @Test
    void anExceptionInTheDispatchWithItsErrorPage(Client client) {
        assertFails(client, "/cycle/exception-with-page-in-dispatch", 500, "scenarios.PageForThis: in the dispatch");
    }

    /** Some servers show no page for a status that is set so late. */
    @Test
    void sendErrorInTheDispatch(Client client) {
        assertCompletes(client, "/cycle/send-error-in-dispatch", 418, "");
    }

    @Test
    void dispatchedToAnotherPath(Client client) {
        assertCompletes(client, "/cycle/to-another-path", 200, "small");
        assertCompletes(client, "/cycle/to-a-file", 200, "A static file.");
        assertCompletes(client, "/cycle/nowhere", 404, "");
        assertCompletes(client, "/cycle/to-a-forward", 200, "small");
    }

    @Test
    void forwardedToAnApplicationThatIsAsynchronous(Client client) {
        assertCompletes(client, "/cycle/forward-to-asynchronous", 200, "asynchronous");
    }

    @Test
    void forwardedWhenItIsAsynchronousAlready(Client client) {
        assertCompletes(client, "/cycle/forward-after-start", 200, "small");
    }

    @Test
    void completedTwice(Client client) {
        assertCompletes(client, "/cycle/complete-twice", 200, "asynchronous");
    }

    /** Completed with an empty answer, or timed out; a server that does both at once answers either. */
    @RepeatedTest(8)
    void completedWhenItTimesOut(Client client) {
        String id = name(client);
        int status = status(client.exchange(client.get("/cycle/complete-at-the-timeout", id)));
        assertThat(status).isIn(200, 500);
        assertFinishedBy(client.awaitFinished(id), "(COMPLETED|TIMED_OUT) " + status, "null");
    }

    /** The server ends the request with the failure, or leaves it to the timeout. */
    @Test
    void workThatThrowsOnTheServersThread(Client client) {
        String id = name(client);
        assertThat(client.exchange(client.get("/cycle/start-that-throws", id))).startsWith("HTTP/1.1 500 ");
        assertFinishedBy(client.awaitFinished(id), "(FAILED|TIMED_OUT) 500", "");
    }

    @Test
    void sendErrorOnAnotherThreadWithoutErrorPage(Client client) {
        assertCompletes(client, "/cycle/send-error-elsewhere", 409, "");
    }

    @Test
    void completedAfterTheOutputWasClosed(Client client) {
        assertCompletes(client, "/cycle/close-then-complete", 200, "closed");
    }

    @Test
    void notAllowedByAFilter(Client client) {
        String id = name(client);
        assertThat(client.exchange(client.get("/synchronous-only/async", id))).startsWith("HTTP/1.1 500 ");
        assertFinished(client.awaitFinished(id), "FAILED", 500, "java.lang.IllegalStateException");
    }

    private static void assertFinishedBy(List<String> lines, String end, String failure) {
        assertThat(lines)
                .filteredOn(line -> line.startsWith("finished "))
                .singleElement()
                .asString()
                .matches("finished " + end + " failure=" + failure + ".* context=true loader=true");
    }
}
