package io.freedom.server;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * When the server stops, a connection that nobody uses ends soon, and that of a request under way keeps its idle timeout: the
 * time of grace is the request's, also where its client pauses. Jetty's own connector makes no difference, and ends both soon.
 *
 * <p>Threading: any thread may stop it.
 */
final class PatientConnector extends ServerConnector {

    private final RequestsUnderWay requests;

    /** @param requests are told to stop before this is */
    PatientConnector(Server server, RequestsUnderWay requests, ConnectionFactory... protocols) {
        super(server, 1, 1, protocols);
        this.requests = requests;
        setShutdownIdleTimeout(-1);
    }

    @Override
    public CompletableFuture<Void> shutdown() {
        CompletableFuture<Void> done = super.shutdown();
        requests.endUnused(List.copyOf(getConnectedEndPoints()));
        return done;
    }
}
