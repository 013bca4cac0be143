package io.freedom.internal.http;

import io.freedom.internal.resources.HeldResources;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.util.Objects;

/** The asynchronous context that the site sees: tells when it is completed or dispatched. */
final class TrackedAsyncContext implements AsyncContext {

    private final AsyncContext context;
    private final TrackedRequest request;
    private final TrackedResponse response;
    private final RequestTrack track;

    TrackedAsyncContext(AsyncContext context, TrackedRequest request, TrackedResponse response, RequestTrack track) {
        this.context = context;
        this.request = request;
        this.response = response;
        this.track = track;
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
        track.dispatchCalled();
        context.dispatch();
    }

    @Override
    public void dispatch(String path) {
        track.dispatchCalled();
        context.dispatch(path);
    }

    @Override
    public void dispatch(ServletContext target, String path) {
        track.dispatchCalled();
        context.dispatch(target, path);
    }

    /** The status is read first: afterwards the response may already serve another request. */
    @Override
    public void complete() {
        track.lifecycle().answered();
        context.complete();
        track.connection().responseEnded();
        track.lifecycle().asyncCompleteCalled();
    }

    @Override
    public void start(Runnable work) {
        Objects.requireNonNull(work, "work");
        context.start(() -> work(work));
    }

    /**
     * Whatever thread it is: it works for the request meanwhile, which is not over before it comes back. A timeout ends the
     * cycle, and not the work: what this uses must not go to another request.
     */
    private void work(Runnable work) {
        HeldResources before = track.lifecycle().callbackStarted();
        try {
            work.run();
        } finally {
            track.lifecycle().callbackEnded(before);
        }
    }

    @Override
    public void addListener(AsyncListener listener) {
        cycle().add(listener, null, null);
    }

    @Override
    public void addListener(AsyncListener listener, ServletRequest request, ServletResponse response) {
        cycle().add(listener, request, response);
    }

    private AsyncCycle cycle() {
        AsyncCycle cycle = track.cycle();
        if (cycle == null) {
            throw new IllegalStateException("The request is not asynchronous.");
        }
        return cycle;
    }

    @Override
    public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
        return context.createListener(type);
    }

    @Override
    public void setTimeout(long milliseconds) {
        context.setTimeout(milliseconds);
        track.lifecycle().asyncTimeout(milliseconds);
    }

    @Override
    public long getTimeout() {
        return context.getTimeout();
    }
}
