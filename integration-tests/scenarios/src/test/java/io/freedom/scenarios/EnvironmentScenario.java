package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever became of the request: its observers find a request context, the site's names, transactions, and time. */
@InBothModes
class EnvironmentScenario extends Requests {

    /** No transaction (6), an active one (0), none again. */
    private static final String COMMITTED = "6,0,6";

    /** The threads of Undertow, Grizzly and Tomcat that no connection can do without; Jetty's have no name of their own. */
    private static final String IO_THREADS = "(?i).*( I/O-[0-9]+|kernel|SelectorRunner|-Poller|-Acceptor).*";

    @Test
    void ofASynchronousRequest(Client client, ServerUnderTest server) {
        assertEnvironment(client, server, "/small?environment");
        assertEnvironment(client, server, "/static/file.txt?environment");
        assertEnvironment(client, server, "/send-error-with-page?environment");
    }

    @Test
    void ofAFailedRequest(Client client, ServerUnderTest server) {
        assertEnvironment(client, server, "/runtime-exception?environment");
        assertEnvironment(client, server, "/exception-with-page?environment");
        assertEnvironment(client, server, "/async/exception-after-start?environment");
    }

    @Test
    void ofAnAsynchronousRequest(Client client, ServerUnderTest server) {
        assertEnvironment(client, server, "/async/complete-elsewhere?environment");
        assertEnvironment(client, server, "/async/complete-before-return?environment");
        assertEnvironment(client, server, "/async/dispatch-twice?environment");
    }

    @Test
    void ofARequestThatTimedOut(Client client, ServerUnderTest server) {
        assertEnvironment(client, server, "/async/never-completed?environment");
        assertEnvironment(client, server, "/async/timeout-answered?environment");
    }

    @Test
    void ofARequestWrittenByAListener(Client client, ServerUnderTest server) {
        assertEnvironment(client, server, "/async/write-listener?environment");
    }

    @Test
    void ofARequestWhoseClientLeft(Client client, ServerUnderTest server) throws IOException {
        leave(client, server, "/streamed-without-end?environment");
        leave(client, server, "/async/write-listener-without-end?environment");
    }

    /** With the listeners the container still holds the context of a synchronous request: it is the application's own. */
    @Test
    void theBeanThatTheApplicationFilled(Client client) {
        assumeTrue(mode() == Mode.LISTENERS, "the hook comes when the container has ended the request's context");
        String id = name(client);
        assertThat(client.exchange(client.get("/note?environment", id))).endsWith("noted");
        assertThat(client.awaitFinished(id))
                .filteredOn(line -> line.startsWith("environment "))
                .singleElement()
                .asString()
                .contains(" own=" + id + ' ');
    }

    private void leave(Client client, ServerUnderTest server, String path) throws IOException {
        String id = name(client);
        Socket socket = client.open();
        Client.send(socket, client.get(path, id));
        Client.readUntil(socket, "\0\0\0\0");
        socket.setSoLinger(true, 0);
        socket.close();
        client.ended(id);
        assertEnvironment(client.awaitFinished(id), server);
    }

    private void assertEnvironment(Client client, ServerUnderTest server, String path) {
        String id = name(client);
        client.exchange(client.get(path, id));
        assertEnvironment(client.awaitFinished(id), server);
    }

    private static void assertEnvironment(List<String> lines, ServerUnderTest server) {
        assertThat(lines)
                .filteredOn(line -> line.startsWith("finished "))
                .singleElement()
                .asString()
                .endsWith("context=true loader=true");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("environment of finished: "))
                .hasSize(1);
        assertThat(lines)
                .filteredOn(line -> line.startsWith("environment of failed: "))
                .hasSameSizeAs(lines.stream()
                        .filter(line -> line.startsWith("failed "))
                        .toList());
        assertThat(lines).filteredOn(line -> line.startsWith("environment ")).allSatisfy(line -> {
            assertThat(line).contains("loader=true").doesNotMatch(IO_THREADS);
            if (server.features().contains(Feature.NAMING)) {
                assertThat(line).contains("naming=of the site ");
            }
            if (server.features().contains(Feature.JTA)) {
                assertThat(line).contains("jta=" + COMMITTED + ' ');
            }
        });
    }
}
