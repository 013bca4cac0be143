package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Resources that JAX-RS serves beside the application. */
@InBothModes
@NeedsFeature(Feature.JAX_RS)
class RestScenario extends Requests {

    @Test
    void answers(Client client) {
        assertCompletes(client, "/rest/plain", 200, "plain");
        assertCompletes(client, "/rest/status", 409, "conflict");
        assertCompletes(client, "/rest/nowhere", 404, "");
    }

    @Test
    void anUpload(Client client) {
        String id = name(client);
        String response = client.exchange(client.head("POST", "/rest/echo", id)
                + "Connection: close\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello");
        assertThat(response).startsWith("HTTP/1.1 200 ").endsWith("hello");
        assertFinished(client.awaitFinished(id), "COMPLETED", 200, "null");
    }

    @Test
    void asynchronousAnswers(Client client) {
        assertCompletes(client, "/rest/later", 200, "later");
        assertCompletes(client, "/rest/at-once", 200, "at once");
        assertCompletes(client, "/rest/stage", 200, "stage");
    }

    @Test
    void anAnswerThatNobodyGives(Client client) {
        assertCompletes(client, "/rest/never", 503, "");
    }

    @Test
    void serverSentEvents(Client client) {
        assertCompletes(client, "/rest/events", 200, "event 2");
    }

    /** Whether a failure reaches the container, or is made a response, is up to the implementation of JAX-RS. */
    @Test
    void failures(Client client) {
        assertFailureIsFinished(client, "/rest/failure");
        assertFailureIsFinished(client, "/rest/late-failure");
    }

    private void assertFailureIsFinished(Client client, String path) {
        String id = name(client);
        assertThat(client.exchange(client.get(path, id))).startsWith("HTTP/1.1 500 ");
        assertThat(client.awaitFinished(id))
                .filteredOn(line -> line.startsWith("finished "))
                .singleElement()
                .asString()
                .matches("finished (FAILED|COMPLETED) 500 .*");
    }
}
