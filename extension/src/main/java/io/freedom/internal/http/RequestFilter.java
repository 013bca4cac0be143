package io.freedom.internal.http;

import io.freedom.internal.request.RequestLifecycle;
import io.freedom.internal.resources.HeldResources;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The outermost filter of the site: every request begins here, and every dispatch but forwards and includes is seen. */
final class RequestFilter implements Filter {

    private interface Dispatch {

        void run() throws IOException, ServletException;
    }

    private final RequestTracking tracking;

    /** Loaded with the filter: some servers undeploy a site, and close its class loader, while requests still run in it. */
    private final FailedAsync failedAsync = new FailedAsync();

    RequestFilter(RequestTracking tracking) {
        this.tracking = tracking;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest httpRequest && response instanceof HttpServletResponse httpResponse) {
            filter(httpRequest, httpResponse, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RequestTrack known = tracking.find(request);
        DispatcherType type = request.getDispatcherType();
        boolean inside = type == DispatcherType.FORWARD || type == DispatcherType.INCLUDE;
        if (known != null && inside) {
            passInside(request, response, chain, known);
            return;
        }
        if (known != null) {
            known.connection().responseBegins();
            tracking.enter(known.lifecycle(), type);
        }
        RequestTrack track = known != null ? known : tracking.begin(request, response);
        RequestLifecycle lifecycle = track.lifecycle();
        try {
            work(track, () -> pass(request, response, chain, track));
            lifecycle.dispatchEnded();
        } catch (Throwable failure) {
            lifecycle.dispatchThrew(track.original(failure), isCommitted(response));
            failedAsync.complete(request, track);
            throw failure;
        } finally {
            if (inside) {
                // Another site forwarded here or included us: the listeners of this one see nothing of the request.
                lifecycle.leftToAnotherSite();
            }
        }
    }

    /** A response that the container has recycled, and so refuses to speak of, has been sent. */
    private static boolean isCommitted(HttpServletResponse response) {
        try {
            return response.isCommitted();
        } catch (RuntimeException recycled) {
            return true;
        }
    }

    /** This thread works for the request meanwhile, whatever it did before. */
    private static void work(RequestTrack track, Dispatch dispatch) throws IOException, ServletException {
        HeldResources before = track.lifecycle().enter();
        try {
            dispatch.run();
        } finally {
            track.lifecycle().leave(before);
        }
    }

    /** A forward or include is a part of the dispatch around it. */
    private static void passInside(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, RequestTrack track)
            throws IOException, ServletException {
        try {
            work(track, () -> chain.doFilter(request, response));
        } catch (Throwable failure) {
            track.threwInside(failure);
            throw failure;
        }
        if (request.getDispatcherType() == DispatcherType.FORWARD && !request.isAsyncStarted()) {
            track.connection().responseEnded();
        }
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain, RequestTrack track)
            throws IOException, ServletException {
        if (TrackedRequest.isIn(request, track)) {
            chain.doFilter(request, response);
            return;
        }
        TrackedResponse trackedResponse = new TrackedResponse(response, track);
        chain.doFilter(new TrackedRequest(request, trackedResponse, track, tracking.attributes()), trackedResponse);
    }
}
