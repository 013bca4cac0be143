package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@InBothModes
class AsynchronousScenario extends Requests {

    @Test
    void completedAtOnce(Client client) {
        assertCompletes(client, "/async/complete-at-once", 200, "asynchronous");
    }

    @Test
    void completedOnAnotherThread(Client client) {
        assertCompletes(client, "/async/complete-elsewhere", 200, "asynchronous");
        assertCompletes(client, "/async/start", 200, "asynchronous");
        assertCompletes(client, "/async/wrapped", 200, "asynchronous");
    }

    @RepeatedTest(20)
    void completedBeforeTheApplicationReturns(Client client) {
        assertCompletes(client, "/async/complete-before-return", 200, "asynchronous");
    }

    @Test
    void dispatchedOnceAndTwice(Client client) {
        assertCompletes(client, "/async/dispatch-once", 200, "dispatched true");
        assertCompletes(client, "/async/dispatch-twice", 200, "dispatched true");
    }

    @Test
    void dispatchedWithTheRequestThatTheSiteGot(Client client) {
        String few = client.exchange(client.get("/async/dispatch-wrapped?times=2", name(client)));
        String many = client.exchange(client.get("/async/dispatch-wrapped?times=40", name(client)));
        assertThat(depth(many)).isEqualTo(depth(few));
    }

    private static String depth(String response) {
        assertThat(response).contains("depth ");
        return response.substring(response.indexOf("depth "));
    }

    @Test
    void aListenerThatFollowsTheRequestToItsNextCycle(Client client) {
        String id = name(client);
        assertThat(client.exchange(client.get("/async/listener-of-two-cycles", id)))
                .startsWith("HTTP/1.1 200 ");
        assertThat(client.awaitFinished(id))
                .filteredOn(line -> line.startsWith("listener ") || line.startsWith("finished "))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("listener started again"),
                        line -> assertThat(line).isEqualTo("listener complete"),
                        line -> assertThat(line).startsWith("finished COMPLETED 200 "));
    }

    @Test
    void aTimeoutWhoseListenerTakesItsTime(Client client) throws IOException {
        String id = name(client);
        try (Socket socket = client.open()) {
            Client.send(socket, client.get("/async/timeout-held", id));
            await().until(() -> client.journal(id).contains("in the listener"));
            await().during(QUIET)
                    .atMost(QUIET.plus(RunningServer.PATIENCE))
                    .until(
                            () -> client.journal(id),
                            lines -> lines.stream().noneMatch(line -> line.startsWith("finished")));
            client.release(id);
            assertThat(Client.readAll(socket)).startsWith("HTTP/1.1 200 ").endsWith("late");
        }
        assertFinished(client.awaitFinished(id), "TIMED_OUT", 200, "null");
    }

    @Test
    void neverCompleted(Client client) {
        String id = name(client);
        assertThat(client.exchange(client.get("/async/never-completed", id))).startsWith("HTTP/1.1 500 ");
        assertFinished(client.awaitFinished(id), "TIMED_OUT", 500, "null");
    }

    @Test
    void aTimeoutThatAListenerAnswers(Client client) {
        String id = name(client);
        assertThat(client.exchange(client.get("/async/timeout-answered", id)))
                .startsWith("HTTP/1.1 503 ")
                .contains("asynchronous");
        assertFinished(client.awaitFinished(id), "TIMED_OUT", 503, "null");
    }

    @Test
    void anExceptionAfterStartAsync(Client client) {
        assertFails(client, "/async/exception-after-start", 500, "java.lang.IllegalStateException: after startAsync");
    }

    @Test
    void sendErrorOnAnotherThread(Client client) {
        assertCompletes(client, "/async/send-error-elsewhere", 418, "error page for 418");
    }

    @Test
    void writtenByAListener(Client client) {
        assertCompletes(client, "/async/write-listener", 200, "\0\0\0\0");
    }
}
