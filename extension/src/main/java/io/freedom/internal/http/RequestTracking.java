package io.freedom.internal.http;

import io.freedom.RequestInfo;
import io.freedom.internal.request.EndMode;
import io.freedom.internal.request.RequestEvents;
import io.freedom.internal.request.RequestLifecycle;
import io.freedom.internal.request.Watchdog;
import io.freedom.spi.CompletionHook;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds or begins the lifecycle of a request. It is kept in a request attribute whose name belongs to this deployment, so
 * that a dispatch across two sites meets two lifecycles.
 */
final class RequestTracking {

    private final String attribute = RequestLifecycle.class.getName() + '@' + Integer.toHexString(hashCode());
    private final RequestEvents events;
    private final Watchdog watchdog;
    private final @Nullable CompletionHook hook;

    RequestTracking(RequestEvents events, Watchdog watchdog, Optional<CompletionHook> hook) {
        this.events = events;
        this.watchdog = watchdog;
        this.hook = hook.orElse(null);
    }

    /** Whether requests need a lifecycle at all. */
    boolean isNeeded() {
        return events.observed();
    }

    @Nullable
    RequestLifecycle find(ServletRequest request) {
        return (RequestLifecycle) request.getAttribute(attribute);
    }

    RequestLifecycle begin(HttpServletRequest request, HttpServletResponse response) {
        CompletionHook hook = this.hook != null && this.hook.accepts(request, response) ? this.hook : null;
        RequestLifecycle lifecycle = new RequestLifecycle(
                hook == null ? EndMode.LISTENERS : EndMode.HOOK,
                watchdog,
                events,
                describe(request),
                response::getStatus,
                hook == null ? ClientAbort::isAbort : hook::isAbort);
        request.setAttribute(attribute, lifecycle);
        if (hook != null) {
            hook.attach(request, response, lifecycle::completed);
        }
        lifecycle.start();
        return lifecycle;
    }

    private static RequestInfo describe(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        return new RequestInfo(
                request.getRequestId(),
                request.getMethod(),
                request.getRequestURI(),
                request.getQueryString(),
                address == null ? "" : address,
                Instant.now());
    }
}
