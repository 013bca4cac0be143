package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.Parameter;

/** What all scenarios share: requests by name, and what must be true of each. */
abstract class Requests {

    /** Longer than any grace of Freedom's. */
    static final Duration QUIET = Duration.ofMillis(2_500);

    /** What is finished later than this after the client's last byte has waited for the watchdog, or for the server. */
    private static final long AT_ONCE = 1_000;

    @Parameter
    private Mode mode;

    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final List<String> notes = new CopyOnWriteArrayList<>();

    private final List<String> figures = new CopyOnWriteArrayList<>();

    private record Sent(Client client, String id) {}

    /** Null for a scenario that is about both at once. */
    Mode mode() {
        return mode;
    }

    /** For the classes that run alone, which can't be parameterized as a whole: chooses the mode of this scenario. */
    Client in(Mode chosen, RunningServer running) {
        mode = chosen;
        return new Client(running.site(chosen));
    }

    /** Names a request that is going to be sent. */
    String name(Client client) {
        String id = Client.newId();
        sent.add(new Sent(client, id));
        return id;
    }

    /** Names a request that the server may answer, or drop, before the site's filters. */
    String nameOfOneThatMayBeRefused(Client client) {
        String id = Client.newIdOfOneThatMayBeRefused();
        sent.add(new Sent(client, id));
        return id;
    }

    /** Adds what the matrix is to show beside "once". */
    void note(String text) {
        notes.add(text);
    }

    /** Adds a figure to those of this run, which the matrix does not show: they differ from run to run. */
    void measured(String what, long value) {
        figures.add(what + '\t' + value);
    }

    List<String> figures() {
        return figures;
    }

    boolean isNoted() {
        return !notes.isEmpty();
    }

    /** Whatever else is true of them. Of those that may be refused, one that never reached the site's filters is not told. */
    void assertEachFinishedOnce() {
        for (Sent request : sent) {
            boolean counted = Client.isCounted(request.id);
            if (!counted && request.client.journal(request.id).isEmpty()) {
                continue;
            }
            List<String> lines = request.client.awaitFinished(request.id);
            assertThat(lines)
                    .as("request %s", request.id)
                    .filteredOn(line -> line.equals("started"))
                    .hasSize(1);
            assertThat(lines)
                    .as("request %s", request.id)
                    .filteredOn(line -> line.startsWith("finished "))
                    .hasSize(1);
            // GlassFish tells listeners nothing of what it answers by a forward or an error page of its own accord.
            assertThat(!counted || request.client.wasSeen(request.id))
                    .as("seen by a plain listener")
                    .isTrue();
        }
    }

    /** What the matrix shows: how late the slowest request of this scenario was finished, in whole seconds. */
    String cell() {
        long late = sent.stream()
                .mapToLong(request -> request.client.delay(request.id))
                .max()
                .orElse(0);
        String once = late < AT_ONCE ? "once" : "once, after " + Math.round(late / 1000.0) + " s";
        return notes.isEmpty() ? once : once + "; " + String.join("; ", notes);
    }

    /** The request was finished when its error page had been shown. */
    static void assertFinishedAfterItsErrorPage(List<String> lines) {
        assertThat(lines)
                .filteredOn(line -> line.equals("error page") || line.startsWith("finished "))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("error page"),
                        line -> assertThat(line).startsWith("finished "));
    }

    private static void assertFinishedAfterThePageIn(String response, List<String> lines) {
        if (response.contains("error page for ")) {
            assertFinishedAfterItsErrorPage(lines);
        }
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

    /** The server answered before the filters, and nothing was told; or the filters saw the answer, from begin to end. */
    static void assertNothingOrCompleted(Client client, String id, int status) {
        List<String> lines = client.journal(id);
        if (!lines.isEmpty()) {
            assertFinished(client.awaitFinished(id), "COMPLETED", status, "null");
        }
    }

    /** The status of a response, as the client got it. */
    static int status(String response) {
        assertThat(response).matches("(?s)HTTP/1\\.[01] [1-5][0-9][0-9][ \r].*");
        return Integer.parseInt(response.substring(9, 12));
    }

    /** Sends a request that the application completes; where its response is an error page, that came before its end. */
    void assertCompletes(Client client, String path, int status, String body) {
        String id = name(client);
        String response = client.exchange(client.get(path, id));
        assertThat(response).startsWith("HTTP/1.1 " + status + ' ').contains(body);
        List<String> lines = client.awaitFinished(id);
        assertFinished(lines, "COMPLETED", status, "null");
        assertFinishedAfterThePageIn(response, lines);
        assertThat(lines).noneMatch(line -> line.startsWith("failed"));
    }

    /** Sends a request whose application throws; where its response is an error page, that came before its end. */
    String assertFails(Client client, String path, int status, String failure) {
        String id = name(client);
        String response = client.exchange(client.get(path, id));
        assertThat(response).startsWith("HTTP/1.1 " + status + ' ');
        List<String> lines = client.awaitFinished(id);
        assertFinished(lines, "FAILED", status, failure);
        assertFinishedAfterThePageIn(response, lines);
        assertThat(lines).filteredOn(line -> line.startsWith("failed ")).containsExactly("failed " + failure);
        return response;
    }
}
