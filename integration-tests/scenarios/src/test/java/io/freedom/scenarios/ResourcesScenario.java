package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a request acquired comes back once, in reverse order, after its observers were told, however the request went. */
@InBothModes
class ResourcesScenario extends Requests {

    /** @param acquired in this order, before the end */
    private static void assertGivenBack(Client client, String id, String end, String... acquired) {
        List<String> expected = new ArrayList<>();
        List.of(acquired).forEach(name -> expected.add("acquired " + name));
        expected.add("finished " + end);
        List<String> back = new ArrayList<>(List.of(acquired));
        Collections.reverse(back);
        back.forEach(name -> expected.add("given back " + name));
        await().until(
                        () -> client.journal(id),
                        lines -> lines.stream().anyMatch(line -> line.startsWith("given back " + acquired[0])));
        assertThat(client.journal(id))
                .filteredOn(line -> line.matches("(acquired|finished|given back) .*"))
                .map(line -> line.replaceFirst(" failure=.*", ""))
                .containsExactlyElementsOf(expected);
    }

    private void assertComesBack(Client client, String path, String... acquired) {
        String id = name(client);
        assertThat(client.exchange(client.get(path, id))).startsWith("HTTP/1.1 200 ");
        assertGivenBack(client, id, "COMPLETED 200", acquired);
    }

    @Test
    void acquiredInADispatch(Client client) {
        assertComesBack(client, "/resources/dispatch", "first", "second");
        assertComesBack(client, "/resources/forward", "first", "second");
    }

    @Test
    void acquiredBeforeAnExceptionAndInItsErrorPage(Client client) {
        String id = name(client);
        assertThat(client.exchange(client.get("/resources/exception?page-acquires=yes", id)))
                .startsWith("HTTP/1.1 500 ")
                .contains("error page for 500");
        assertGivenBack(client, id, "FAILED 500", "first", "of the page");
    }

    @Test
    void acquiredBeforeTheClientLeft(Client client) throws IOException {
        String id = name(client);
        try (Socket socket = client.open()) {
            Client.send(socket, client.get("/resources/without-end", id));
            Client.readUntil(socket, "\0\0\0\0");
            socket.setSoLinger(true, 0);
        }
        assertGivenBack(client, id, "ABORTED 200", "first");
    }

    @Test
    void acquiredByTheListenerOfATimeout(Client client) {
        String id = name(client);
        assertThat(client.exchange(client.get("/resources/timeout", id))).startsWith("HTTP/1.1 503 ");
        assertGivenBack(client, id, "TIMED_OUT 503", "first", "second");
        String later = name(client);
        assertThat(client.exchange(client.get("/resources/straggler", later))).startsWith("HTTP/1.1 503 ");
        assertGivenBack(client, later, "TIMED_OUT 503", "first", "second");
    }

    @Test
    void acquiredOnOneThreadAfterTheOther(Client client) {
        assertComesBack(client, "/resources/threads", "first", "second", "third", "fourth");
    }

    @Test
    void acquiredInAnAsynchronousDispatch(Client client) {
        assertComesBack(client, "/resources/dispatch-again", "first", "second");
    }

    @Test
    void acquiredByAWriteListener(Client client) {
        assertComesBack(client, "/resources/write-listener", "first");
    }

    /** Each site gives back what its own request acquired. */
    @Test
    @NeedsFeature(Feature.CROSS_CONTEXT)
    void acquiredByTwoSitesThatForward(Client client, RunningServer running) {
        Client other = new Client(running.site(mode() == Mode.HOOK ? Mode.LISTENERS : Mode.HOOK));
        String id = name(client);
        String there = Client.newIdOfOneThatMayBeRefused();
        String response = client.exchange(client.get(
                "/resources/elsewhere?site=" + other.site().contextPath() + "&path=/resources/dispatch%3Fid%3D" + there,
                id));
        assumeFalse(response.contains("no such site"), "this server shows a site no other one");
        assertThat(response).startsWith("HTTP/1.1 200 ").contains("acquired");
        assertGivenBack(client, id, "COMPLETED 200", "first", "second");
        assertGivenBack(other, there, "COMPLETED 200", "first", "second");
    }
}
