package io.freedom.server;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Counts the requests of the site, lets them finish when the server stops, and knows their connections.
 *
 * <p>Threading: any thread may call anything.
 */
final class RequestsUnderWay extends GracefulHandler {

    /** For a request that is on its way to here. */
    private static final long SOON_MILLIS = 1000;

    private final Set<EndPoint> used = ConcurrentHashMap.newKeySet();

    RequestsUnderWay(Handler site) {
        super(site);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        EndPoint connection = request.getConnectionMetaData().getConnection().getEndPoint();
        used.add(connection);
        // HTTP/1.1 begins no other request on it before.
        Request.addCompletionListener(request, failure -> over(connection));
        return super.handle(request, response, callback);
    }

    /** Removes first, and asks then: either this or {@link #endUnused} sees what the other one did. */
    private void over(EndPoint connection) {
        used.remove(connection);
        if (isShutdown()) {
            endSoon(connection);
        }
    }

    /** Those of some connections that serve no request end soon, and the others once theirs is over; called after the shutdown. */
    void endUnused(List<EndPoint> connections) {
        connections.stream().filter(each -> !used.contains(each)).forEach(RequestsUnderWay::endSoon);
    }

    private static void endSoon(EndPoint connection) {
        connection.setIdleTimeout(SOON_MILLIS);
    }
}
