package io.freedom.internal.http;

import io.freedom.internal.request.RequestLifecycle;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

/** The asynchronous context that the site sees: tells when it is completed or dispatched. */
final class TrackedAsyncContext implements AsyncContext {

    private final AsyncContext context;
    private final TrackedRequest request;
    private final TrackedResponse response;
    private final RequestLifecycle lifecycle;

    TrackedAsyncContext(
            AsyncContext context, TrackedRequest request, TrackedResponse response, RequestLifecycle lifecycle) {
        this.context = context;
        this.request = request;
        this.response = response;
        this.lifecycle = lifecycle;
    }

    boolean wraps(AsyncContext other) {
        return context == other;
    }

    /** The container's own request becomes the tracked one, so that what the site does with it is seen. */
    @Override
    public ServletRequest getRequest() {
        ServletRequest original = context.getRequest();
        return original == request.getRequest() ? request : original;
    }

    @Override
    public ServletResponse getResponse() {
        ServletResponse original = context.getResponse();
        return original == response.getResponse() ? response : original;
    }

    @Override
    public boolean hasOriginalRequestAndResponse() {
        return context.hasOriginalRequestAndResponse();
    }

    /** Told before the call: the dispatch may run, and end, on another thread before the call returns. */
    @Override
    public void dispatch() {
        lifecycle.asyncDispatchCalled();
        context.dispatch();
    }

    @Override
    public void dispatch(String path) {
        lifecycle.asyncDispatchCalled();
        context.dispatch(path);
    }

    @Override
    public void dispatch(ServletContext target, String path) {
        lifecycle.asyncDispatchCalled();
        context.dispatch(target, path);
    }

    /** The status is read first: afterwards the response may already serve another request. */
    @Override
    public void complete() {
        lifecycle.noteStatus();
        context.complete();
        lifecycle.asyncCompleteCalled();
    }

    @Override
    public void start(Runnable work) {
        context.start(work);
    }

    @Override
    public void addListener(AsyncListener listener) {
        context.addListener(listener);
    }

    @Override
    public void addListener(AsyncListener listener, ServletRequest request, ServletResponse response) {
        context.addListener(listener, request, response);
    }

    @Override
    public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
        return context.createListener(type);
    }

    @Override
    public void setTimeout(long milliseconds) {
        context.setTimeout(milliseconds);
    }

    @Override
    public long getTimeout() {
        return context.getTimeout();
    }
}
