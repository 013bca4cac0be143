package io.freedom.internal.http;

import io.freedom.internal.request.RequestLifecycle;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/** The request that the site sees: tells when it becomes asynchronous. */
final class TrackedRequest extends HttpServletRequestWrapper {

    private final RequestLifecycle lifecycle;
    private final TrackedResponse response;
    private @Nullable TrackedAsyncContext asyncContext;

    TrackedRequest(HttpServletRequest request, TrackedResponse response, RequestLifecycle lifecycle) {
        super(request);
        this.response = response;
        this.lifecycle = lifecycle;
    }

    @Override
    public AsyncContext startAsync() {
        return started(super.startAsync());
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        return started(super.startAsync(request, response));
    }

    @Override
    public AsyncContext getAsyncContext() {
        AsyncContext current = super.getAsyncContext();
        TrackedAsyncContext known = asyncContext;
        return known != null && known.wraps(current) ? known : wrap(current);
    }

    /** The listener is added at once: a container may complete the request before the dispatch returns. */
    private AsyncContext started(AsyncContext started) {
        lifecycle.asyncStarted();
        started.addListener(new AsyncEnd(lifecycle));
        return wrap(started);
    }

    private TrackedAsyncContext wrap(AsyncContext context) {
        TrackedAsyncContext wrapped = new TrackedAsyncContext(context, this, response, lifecycle);
        asyncContext = wrapped;
        return wrapped;
    }
}
