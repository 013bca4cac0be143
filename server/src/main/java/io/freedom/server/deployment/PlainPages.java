package io.freedom.server.deployment;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Leaves everything to the site's error pages and the server's plain one. */
public final class PlainPages implements FailurePages {

    private static final int UNAVAILABLE = 503;

    @Override
    public boolean answer(Request request, Response response, Callback callback, Failure failure) {
        return false;
    }

    @Override
    public void answer(Request request, Response response, Callback callback, Problem problem) {
        Response.writeError(request, response, callback, UNAVAILABLE, "The site is not available");
    }
}
