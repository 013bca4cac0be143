package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

@InBothModes
class FailureScenario extends Requests {

    @Test
    void everythingThatAnApplicationCanThrow(Client client) {
        assertFails(client, "/runtime-exception", 500, "java.lang.IllegalStateException: bug");
        assertFails(client, "/checked-exception", 500, "java.lang.Exception: checked");
        assertFails(client, "/servlet-exception", 500, "jakarta.servlet.ServletException: servlet");
        assertFails(client, "/assertion-error", 500, "java.lang.AssertionError: assertion");
        assertFails(client, "/stack-overflow", 500, "java.lang.StackOverflowError");
    }

    @Test
    void anExceptionWithItsErrorPage(Client client) {
        assertThat(assertFails(client, "/exception-with-page", 500, "scenarios.PageForThis: page"))
                .contains("error page for 500");
    }

    @Test
    void sendErrorWithAndWithoutErrorPage(Client client) {
        assertCompletes(client, "/send-error", 409, "");
        assertCompletes(client, "/send-error-with-page", 418, "error page for 418");
    }

    @Test
    void anExceptionAfterTheResponseBegan(Client client) {
        String id = name(client);
        client.exchange(client.get("/exception-after-commit", id));
        List<String> lines = client.awaitFinished(id);
        assertFinished(lines, "FAILED", 200, "java.lang.IllegalStateException: after commit");
    }

    @Test
    void aFilterThatThrowsBeforeTheApplication(Client client) {
        assertFails(client, "/filter/x", 500, "jakarta.servlet.ServletException: a filter that throws");
    }

    @Test
    void aForwardThatThrows(Client client) {
        assertFails(client, "/forward-that-throws", 500, "java.lang.IllegalStateException: bug");
    }
}
