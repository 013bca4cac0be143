package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What all scenarios share: requests by name, what must be true of each, and a quiet period at the end. */
@ExtendWith(Scenarios.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Requests {

    /** Longer than any grace of Freedom's. */
    static final Duration QUIET = Duration.ofMillis(2_500);

    private final List<String> sent = new ArrayList<>();

    String name() {
        String id = Client.newId();
        sent.add(id);
        return id;
    }

    /** The request was started once and finished once, with this end, in a proper environment. */
    static void assertFinished(List<String> lines, String outcome, int status, String failure) {
        assertThat(lines).filteredOn(line -> line.equals("started")).hasSize(1);
        assertThat(lines)
                .filteredOn(line -> line.startsWith("finished "))
                .singleElement()
                .asString()
                .startsWith("finished " + outcome + ' ' + status + ' ')
                .contains("failure=" + failure)
                .endsWith("context=true loader=true");
        assertThat(lines).first().isEqualTo("started");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("asynchronous "))
                .containsExactly("asynchronous " + outcome);
    }

    /** Sends a request that the application completes. */
    void assertCompletes(Client client, String path, int status, String body) {
        String id = name();
        String response = client.exchange(Client.get(path, id));
        assertThat(response).startsWith("HTTP/1.1 " + status + ' ').contains(body);
        List<String> lines = client.awaitFinished(id);
        assertFinished(lines, "COMPLETED", status, "null");
        assertThat(lines).noneMatch(line -> line.startsWith("failed"));
    }

    /** Sends a request whose application throws. */
    String assertFails(Client client, String path, int status, String failure) {
        String id = name();
        String response = client.exchange(Client.get(path, id));
        assertThat(response).startsWith("HTTP/1.1 " + status + ' ');
        List<String> lines = client.awaitFinished(id);
        assertFinished(lines, "FAILED", status, failure);
        assertThat(lines).filteredOn(line -> line.startsWith("failed ")).containsExactly("failed " + failure);
        return response;
    }

    /** Nothing comes after the end, and a listener that knows nothing of Freedom saw the same requests. */
    @AfterAll
    void eachIsFinishedOnceAndStaysSo(Client client) {
        await().during(QUIET).atMost(QUIET.multipliedBy(4)).untilAsserted(() -> {
            for (String id : sent) {
                assertThat(client.journal(id))
                        .as("request %s", id)
                        .filteredOn(line -> line.startsWith("finished ") || line.equals("started"))
                        .hasSize(2);
            }
        });
        assertThat(sent).isNotEmpty().allMatch(client::wasSeen);
    }
}
