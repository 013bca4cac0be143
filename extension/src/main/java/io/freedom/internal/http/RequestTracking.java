package io.freedom.internal.http;

import io.freedom.RequestInfo;
import io.freedom.RequestResources;
import io.freedom.internal.request.Delivery;
import io.freedom.internal.request.EndMode;
import io.freedom.internal.request.RequestEvents;
import io.freedom.internal.request.RequestLifecycle;
import io.freedom.internal.request.Watchdog;
import io.freedom.internal.resources.HeldResources;
import io.freedom.internal.server.ComponentContext;
import io.freedom.spi.CompletionHook;
import io.freedom.spi.CompletionHook.Attachment;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Finds or begins the lifecycle of a request. It is kept in a request attribute whose name belongs to this deployment, so
 * that a dispatch across two sites meets two lifecycles.
 */
final class RequestTracking {

    private static final System.Logger LOG = System.getLogger("io.freedom");

    private final String deployment = Long.toString(System.nanoTime() & Long.MAX_VALUE, Character.MAX_RADIX);
    private final String attribute = RequestTrack.class.getName() + '@' + deployment;
    private final Set<String> attributes =
            Set.of(attribute, RequestInfo.ATTRIBUTE, RequestResources.ATTRIBUTE, RequestEvents.DEVELOPMENT);
    private final AtomicLong count = new AtomicLong();
    private final Delivery delivery;
    private final Watchdog watchdog;
    private final @Nullable CompletionHook hook;
    private final EndMode withoutHook;
    private final ComponentContext component;

    RequestTracking(
            Delivery delivery,
            Watchdog watchdog,
            Optional<CompletionHook> hook,
            EndMode withoutHook,
            ComponentContext component) {
        this.delivery = delivery;
        this.watchdog = watchdog;
        this.hook = hook.orElse(null);
        this.withoutHook = withoutHook;
        this.component = component;
    }

    /** The names of the attributes that Freedom stores in a request. */
    Set<String> attributes() {
        return attributes;
    }

    @Nullable
    RequestTrack find(ServletRequest request) {
        return (RequestTrack) request.getAttribute(attribute);
    }

    /** Begins a lifecycle and its first dispatch, which is running before the server's hook can tell its end. */
    RequestTrack begin(HttpServletRequest request, HttpServletResponse response) {
        if (!component.isSettled() && request.getUserPrincipal() == null) {
            component.capture(true);
        }
        RequestLifecycle lifecycle = lifecycle(request, response);
        RequestTrack track = new RequestTrack(lifecycle);
        request.setAttribute(attribute, track);
        request.setAttribute(RequestInfo.ATTRIBUTE, lifecycle.request());
        request.setAttribute(RequestResources.ATTRIBUTE, lifecycle.resources());
        delivery.events().attributes(lifecycle.resources()).forEach(request::setAttribute);
        lifecycle.start();
        return track;
    }

    private RequestLifecycle lifecycle(HttpServletRequest request, HttpServletResponse response) {
        HeldResources resources = delivery.resources().open(describe(request));
        CompletionHook hook = this.hook;
        if (hook != null && hook.accepts(request, response)) {
            RequestLifecycle hooked = new RequestLifecycle(
                    EndMode.HOOK, watchdog, delivery, resources, response::getStatus, hook::isAbort);
            enter(hooked, request.getDispatcherType());
            try {
                Attachment attachment = hook.attach(request, response, hooked::completed);
                if (attachment != Attachment.PROMPT) {
                    hooked.lingersUntil(attachment::isResponseSent);
                }
                return hooked;
            } catch (RuntimeException failure) {
                LOG.log(
                        System.Logger.Level.DEBUG,
                        "the completion hook can't be attached; the listeners serve",
                        failure);
            }
        }
        RequestLifecycle lifecycle = new RequestLifecycle(
                withoutHook, watchdog, delivery, resources, response::getStatus, ClientAbort::isAbort);
        enter(lifecycle, request.getDispatcherType());
        return lifecycle;
    }

    /** A dispatch that is neither a forward nor an include, unless it begins the lifecycle. */
    void enter(RequestLifecycle lifecycle, DispatcherType type) {
        switch (type) {
            case ASYNC -> lifecycle.asyncDispatchStarted();
            case ERROR -> lifecycle.errorDispatchStarted();
            default -> lifecycle.dispatchStarted();
        }
    }

    /** The id is our own: some containers repeat theirs with a recycled request. */
    private RequestInfo describe(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        return new RequestInfo(
                deployment + '-' + count.incrementAndGet(),
                request.getMethod(),
                request.getRequestURI(),
                request.getQueryString(),
                address == null ? "" : address,
                Instant.now());
    }
}
