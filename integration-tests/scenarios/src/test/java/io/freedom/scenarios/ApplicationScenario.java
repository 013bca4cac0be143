package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@InBothModes
class ApplicationScenario extends Requests {

    @Test
    void middlewareThatAnswersByItself(Client client) {
        assertCompletes(client, "/runtime-exception?layer=short-circuit", 200, "from the middleware");
    }

    @Test
    void middlewareThatThrowsBeforeAndAfterTheApplication(Client client) {
        assertFails(
                client, "/small?layer=throw-before", 500, "java.lang.IllegalStateException: before the application");
        assertFails(
                client, "/no-content?layer=throw-after", 500, "java.lang.IllegalStateException: after the application");
    }

    @Test
    void middlewareThatSwallowsTheFailure(Client client) {
        assertCompletes(client, "/runtime-exception?layer=swallow", 200, "swallowed");
    }

    @Test
    void middlewareThatWrapsTheResponse(Client client) {
        assertCompletes(client, "/small", 200, "X-Wrapped: yes");
        assertCompletes(client, "/async/wrapped", 200, "X-Wrapped: yes");
    }

    @Test
    void middlewareThatClosesTwiceOrNever(Client client) {
        assertCompletes(client, "/small?layer=close-twice", 200, "small");
        assertCompletes(client, "/small?layer=never-close", 200, "begun, small");
        assertCompletes(client, "/async/complete-elsewhere?layer=never-close", 200, "begun, asynchronous");
    }

    @Test
    void middlewareThatCollectsTheResponse(Client client) {
        assertCompletes(client, "/small?layer=buffer", 200, "buffered: small");
        assertFails(client, "/runtime-exception?layer=buffer", 500, "java.lang.IllegalStateException: bug");
    }

    @Test
    void middlewareThatForwardsAFailureToAPage(Client client) {
        assertCompletes(client, "/runtime-exception?layer=forward", 503, "error page for null");
    }

    @Test
    void anotherFrameworkBelowAPath(Client client) {
        String base = client.site().contextPath() + "/api/";
        assertCompletes(client, "/api/greeting/you", 200, "Hello, you, at " + base + " greeting/you");
        assertCompletes(client, "/api/nothing", 404, "");
        assertCompletes(client, "/apiary", 404, "");
    }

    @Test
    void aFailureOfAnotherFramework(Client client) {
        String id = name(client);
        assertThat(client.exchange(client.get("/api/greeting/failure", id))).startsWith("HTTP/1.1 500 ");
        assertThat(client.awaitFinished(id)).anyMatch(line -> line.startsWith("finished ") && line.contains(" 500 "));
    }
}
