package io.freedom.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.List;

/** One client of the soak: sends requests of all kinds in turn, and sees that each is answered as its page says. */
final class SoakClient {

    private record Kind(String path, int status, boolean leaves) {}

    /** Most are plain; the others fail, time out, or lose their client once its first byte has arrived. */
    private static final List<Kind> KINDS = List.of(
            new Kind("/small", 200, false),
            new Kind("/small", 200, false),
            new Kind("/async/complete-elsewhere", 200, false),
            new Kind("/small", 200, false),
            new Kind("/runtime-exception", 500, false),
            new Kind("/small", 200, false),
            new Kind("/streamed", 200, false),
            new Kind("/async/dispatch-twice", 200, false),
            new Kind("/send-error-with-page", 418, false),
            new Kind("/small", 200, false),
            new Kind("/streamed-without-end", 200, true),
            new Kind("/no-content", 204, false),
            new Kind("/forward", 200, false),
            new Kind("/async/start", 200, false),
            new Kind("/small", 200, false),
            new Kind("/async/timeout-answered", 503, false),
            new Kind("/small", 200, false),
            new Kind("/async/write-listener", 200, false),
            new Kind("/nowhere", 404, false),
            new Kind("/async/write-listener-without-end", 200, true));

    private static final String DISPATCHED = "AsynchronousScenario.dispatchedOnceAndTwice";

    private final Client client;
    private final List<Kind> kinds;
    private int next;

    /** @param first where in the list of kinds this client begins, so that all kinds run at the same time */
    SoakClient(ServerUnderTest server, Client client, int first) {
        this.client = client;
        boolean losesDispatches =
                server.knownFaults().stream().anyMatch(fault -> fault.scenario().equals(DISPATCHED));
        this.kinds = KINDS.stream()
                .filter(kind -> !(losesDispatches && kind.path.contains("dispatch")))
                .toList();
        this.next = first;
    }

    int send(int requests) throws IOException {
        for (int i = 0; i < requests; i++) {
            Kind kind = kinds.get(next++ % kinds.size());
            try (Socket socket = client.open()) {
                Client.send(
                        socket,
                        "GET " + client.site().contextPath() + kind.path
                                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                String head = Client.readUntil(socket, "\r\n\r\n");
                assertThat(head).as(kind.path).startsWith("HTTP/1.1 " + kind.status + ' ');
                if (kind.leaves) {
                    socket.setSoLinger(true, 0);
                } else {
                    socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
                }
            }
        }
        return requests;
    }
}
