package io.freedom.internal.http;

import io.freedom.internal.request.RequestLifecycle;
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

    private final RequestTracking tracking;

    RequestFilter(RequestTracking tracking) {
        this.tracking = tracking;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (tracking.isNeeded()
                && request instanceof HttpServletRequest httpRequest
                && response instanceof HttpServletResponse httpResponse) {
            filter(httpRequest, httpResponse, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RequestLifecycle known = tracking.find(request);
        DispatcherType type = request.getDispatcherType();
        if (known != null && (type == DispatcherType.FORWARD || type == DispatcherType.INCLUDE)) {
            chain.doFilter(request, response);
            return;
        }
        RequestLifecycle lifecycle = known != null ? known : tracking.begin(request, response);
        enter(lifecycle, type);
        TrackedResponse trackedResponse = new TrackedResponse(request, response, lifecycle);
        try {
            chain.doFilter(new TrackedRequest(request, trackedResponse, lifecycle), trackedResponse);
        } catch (Throwable failure) {
            lifecycle.dispatchThrew(CheckedFailure.unwrap(failure), response.isCommitted());
            throw failure;
        }
        lifecycle.dispatchEnded();
    }

    private static void enter(RequestLifecycle lifecycle, DispatcherType type) {
        switch (type) {
            case ASYNC -> lifecycle.asyncDispatchStarted();
            case ERROR -> lifecycle.errorDispatchStarted();
            default -> lifecycle.dispatchStarted();
        }
    }
}
