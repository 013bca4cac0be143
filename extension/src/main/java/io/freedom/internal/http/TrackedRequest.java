package io.freedom.internal.http;

import io.freedom.RequestInfo;
import io.freedom.RequestResources;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The request that the site sees: tells when it becomes asynchronous, and keeps what Freedom stored in it. */
final class TrackedRequest extends HttpServletRequestWrapper {

    private final RequestTrack track;
    private final TrackedResponse response;
    private final Set<String> kept;
    private @Nullable TrackedAsyncContext asyncContext;
    private @Nullable TrackedInput input;
    private @Nullable BufferedReader reader;

    /** @param kept names of attributes that the site neither lists nor changes */
    TrackedRequest(HttpServletRequest request, TrackedResponse response, RequestTrack track, Set<String> kept) {
        super(request);
        this.response = response;
        this.track = track;
        this.kept = kept;
    }

    /** Whether a request is already tracked: an asynchronous dispatch may bring the very request that the site passed on. */
    static boolean isIn(HttpServletRequest request, RequestTrack track) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            if (inner instanceof TrackedRequest tracked && tracked.track == track) {
                return true;
            }
            inner = wrapper.getRequest();
        }
        return false;
    }

    @Override
    public AsyncContext startAsync() {
        return started(super::startAsync);
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        return started(() -> super.startAsync(request, response));
    }

    @Override
    public AsyncContext getAsyncContext() {
        AsyncContext current = super.getAsyncContext();
        TrackedAsyncContext known = asyncContext;
        if (known == null || !known.wraps(current)) {
            known = new TrackedAsyncContext(current, this, response, track);
            asyncContext = known;
        }
        return known;
    }

    /**
     * The new cycle is there before the call, in which the container tells the listeners of the last one, which may add
     * themselves to it. Ours is added at once: a container may complete the request before the dispatch returns.
     */
    private AsyncContext started(Supplier<AsyncContext> start) {
        AsyncCycle last = track.cycle();
        AsyncCycle cycle = new AsyncCycle(track.lifecycle());
        track.begin(cycle);
        AsyncContext started;
        try {
            started = start.get();
        } catch (RuntimeException refused) {
            track.begin(last);
            throw refused;
        }
        TrackedAsyncContext wrapped = new TrackedAsyncContext(started, this, response, track);
        asyncContext = wrapped;
        cycle.begin(wrapped);
        track.lifecycle().asyncStarted();
        track.lifecycle().asyncTimeout(started.getTimeout());
        started.addListener(cycle, getRequest(), new ShownResponse((HttpServletResponse) response.getResponse()));
        if (last != null) {
            last.followedBy(wrapped);
        }
        return wrapped;
    }

    /** Told after the call: a container that refuses goes on with the request. */
    @Override
    public <T extends HttpUpgradeHandler> T upgrade(Class<T> handler) throws IOException, ServletException {
        T created = super.upgrade(handler);
        track.lifecycle().upgraded();
        return created;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        TrackedInput known = input;
        if (known == null) {
            known = new TrackedInput(super.getInputStream(), track.connection());
            input = known;
        }
        return known;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        BufferedReader known = reader;
        if (known == null) {
            known = track.reader(super.getReader());
            reader = known;
        }
        return known;
    }

    @Override
    public Object getAttribute(String name) {
        return switch (name) {
            case RequestInfo.ATTRIBUTE -> track.lifecycle().request();
            case RequestResources.ATTRIBUTE -> track.lifecycle().resources();
            default -> super.getAttribute(name);
        };
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        return Collections.enumeration(Collections.list(super.getAttributeNames()).stream()
                .filter(name -> !kept.contains(name))
                .toList());
    }

    @Override
    public void setAttribute(String name, Object value) {
        if (!kept.contains(name)) {
            super.setAttribute(name, value);
        }
    }

    @Override
    public void removeAttribute(String name) {
        if (!kept.contains(name)) {
            super.removeAttribute(name);
        }
    }
}
