package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Failures that meet an error page, or a response that began. */
@InBothModes
class ErrorPageScenario extends Requests {

    /** What was thrown first counts. */
    @Test
    void anErrorPageThatThrows(Client client) {
        String id = name(client);
        assertThat(client.exchange(client.get("/exception-with-broken-page", id)))
                .startsWith("HTTP/1.1 500 ");
        String failure = "scenarios.BrokenPageForThis: first";
        List<String> lines = client.awaitFinished(id);
        assertFinished(lines, "FAILED", 500, failure);
        assertThat(lines).filteredOn(line -> line.startsWith("failed ")).containsExactly("failed " + failure);
        assertFinishedAfterItsErrorPage(lines);
    }

    /** The page's own failure is the only one; the status is the one that was asked for, or 500 for the page. */
    @Test
    void anErrorPageOfAStatusThatThrows(Client client) {
        String id = name(client);
        int status = status(client.exchange(client.get("/send-error-with-broken-page", id)));
        assertThat(status).isIn(500, 507);
        String failure = "java.lang.IllegalStateException: an error page that throws";
        List<String> lines = client.awaitFinished(id);
        assertFinished(lines, "FAILED", status, failure);
        assertThat(lines).filteredOn(line -> line.startsWith("failed ")).containsExactly("failed " + failure);
        assertFinishedAfterItsErrorPage(lines);
    }

    @Test
    void anErrorPageForAFilterThatThrows(Client client) {
        assertThat(assertFails(client, "/filter-with-page/x", 500, "scenarios.PageForThis: in a filter"))
                .contains("error page for 500");
    }

    @Test
    void sendErrorAfterTheResponseBegan(Client client) {
        String id = name(client);
        assertThat(client.exchange(client.get("/send-error-after-commit", id))).startsWith("HTTP/1.1 200 ");
        assertFinished(client.awaitFinished(id), "FAILED", 200, "java.lang.IllegalStateException");
    }

    /** The status that was asked for stays, or the exception takes its place. */
    @Test
    void anExceptionAfterSendError(Client client) {
        String id = name(client);
        int status = status(client.exchange(client.get("/exception-after-send-error", id)));
        assertThat(status).isIn(409, 500);
        assertFinished(client.awaitFinished(id), "FAILED", status, "java.lang.IllegalStateException: after sendError");
    }
}
