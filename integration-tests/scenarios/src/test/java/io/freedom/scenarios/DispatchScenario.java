package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever answers in the end: it is one request. */
@InBothModes
class DispatchScenario extends Requests {

    @Test
    void anIncludeThatThrows(Client client) {
        assertFails(client, "/dispatch/include-that-throws", 500, "java.lang.IllegalStateException: bug");
    }

    /** What the application catches did not fail. Some servers set the status nevertheless, or close what a forward left. */
    @Test
    void aFailureThatTheApplicationCatches(Client client) {
        for (String path : List.of("/dispatch/include-caught", "/dispatch/forward-caught")) {
            String id = name(client);
            int status = status(client.exchange(client.get(path, id)));
            assertThat(status).isIn(200, 500);
            List<String> lines = client.awaitFinished(id);
            assertFinished(lines, "COMPLETED", status, "null");
            assertThat(lines).noneMatch(line -> line.startsWith("failed"));
        }
    }

    @Test
    void aServletByItsName(Client client) {
        assertCompletes(client, "/dispatch/forward-named", 200, "a servlet of the site");
        assertCompletes(client, "/dispatch/include-named", 200, "a servlet of the site and more");
    }

    @Test
    void aServletBesideTheApplication(Client client) {
        assertCompletes(client, "/servlet-of-the-site", 200, "a servlet of the site");
    }

    @Test
    void aForwardToAFile(Client client) {
        assertCompletes(client, "/dispatch/forward-to-file", 200, "A static file.");
    }

    @Test
    void aForwardToNowhere(Client client) {
        assertCompletes(client, "/dispatch/forward-nowhere", 404, "");
    }

    @Test
    void anIncludeBelowAForward(Client client) {
        assertCompletes(client, "/dispatch/forward-to-include", 200, "small and more");
    }

    @Test
    void aForwardFromAFilter(Client client) {
        assertCompletes(client, "/filter-forward/x", 200, "small");
    }

    @Test
    void aForwardAfterTheResponseBegan(Client client) {
        String id = name(client);
        assertThat(client.exchange(client.get("/dispatch/forward-after-commit", id)))
                .startsWith("HTTP/1.1 200 ");
        assertFinished(client.awaitFinished(id), "FAILED", 200, "java.lang.IllegalStateException");
    }

    /** Each site tells the request in its own name: the one that got it, and the one that answers. */
    @Test
    @NeedsFeature(Feature.CROSS_CONTEXT)
    void aForwardToAnotherSite(Client client, RunningServer running) {
        Client other = new Client(running.site(mode() == Mode.HOOK ? Mode.LISTENERS : Mode.HOOK));
        String id = name(client);
        String there = Client.newIdOfOneThatMayBeRefused();
        String response = client.exchange(client.get(
                "/dispatch/elsewhere?site=" + other.site().contextPath() + "&path=/small%3Fid%3D" + there, id));
        assumeFalse(response.contains("no such site"), "this server shows a site no other one");
        assertThat(response).startsWith("HTTP/1.1 200 ").contains("small");
        assertFinished(client.awaitFinished(id), "COMPLETED", 200, "null");
        // A plain listener of the other site need not see it: that is why its name is left out of the counts.
        List<String> lines = other.awaitFinished(there);
        assertFinished(lines, "COMPLETED", 200, "null");
    }
}
