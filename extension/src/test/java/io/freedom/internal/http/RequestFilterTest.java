package io.freedom.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freedom.RequestFailed;
import io.freedom.RequestInfo;
import io.freedom.RequestResources;
import io.freedom.internal.request.CountedResources;
import io.freedom.internal.request.Delivery;
import io.freedom.internal.request.EndMode;
import io.freedom.internal.request.RecordedEvents;
import io.freedom.internal.request.Watchdog;
import io.freedom.internal.resources.HeldResources;
import io.freedom.internal.server.ComponentContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the filter makes of a request that the container recycles before the application has thrown. */
class RequestFilterTest {

    private static final IllegalStateException BUG = new IllegalStateException("bug");

    private final RecordedEvents events = new RecordedEvents();
    private final Watchdog watchdog = Watchdog.start();
    private final Delivery delivery = CountedResources.delivery(events, Runnable::run);
    private final RequestTracking tracking =
            new RequestTracking(delivery, watchdog, Optional.empty(), EndMode.LISTENERS, new ComponentContext());
    private final Map<String, Object> attributes = new HashMap<>();
    private DispatcherType type = DispatcherType.REQUEST;
    private boolean recycled;

    @AfterEach
    void close() {
        watchdog.close();
    }

    private HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> requestTells(method.getName(), arguments));
    }

    private Object requestTells(String method, Object[] arguments) {
        if (recycled) {
            throw new IllegalStateException("recycled");
        }
        return switch (method) {
            case "getDispatcherType" -> type;
            case "getMethod" -> "GET";
            case "getRequestURI" -> "/";
            case "getAttribute" -> attributes.get(arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "getAttributeNames" -> Collections.enumeration(attributes.keySet());
            case "isAsyncStarted" -> false;
            default -> null;
        };
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, method, arguments) -> {
                    if (recycled) {
                        throw new IllegalStateException("recycled");
                    }
                    return method.getName().equals("getStatus") ? 200 : null;
                });
    }

    @Test
    void whatTheApplicationThrowsIsToldAndThrownOnThoughTheContainerRecycledTheRequest() {
        HttpServletRequest request = request();
        assertThatThrownBy(() -> new RequestFilter(tracking).doFilter(request, response(), (inner, answer) -> {
                    recycled = true;
                    throw BUG;
                }))
                .isSameAs(BUG);
        assertThat(events.failed).extracting(RequestFailed::failure).containsExactly(BUG);
        recycled = false;
        RequestTrack track = tracking.find(request);
        assertThat(track).isNotNull();
        track.lifecycle().destroyed();
    }

    private @Nullable HeldResources working() {
        return delivery.resources().current().get();
    }

    @Test
    void theThreadOfADispatchWorksForItsRequestAndForTheOneBeforeAfterwards() throws Exception {
        HeldResources before = delivery.resources().open(new RequestInfo("other", "GET", "/", null, "", Instant.EPOCH));
        delivery.resources().current().enter(before);
        List<@Nullable HeldResources> seen = new ArrayList<>();
        new RequestFilter(tracking).doFilter(request(), response(), (inner, answer) -> {
            seen.add(working());
            assertThat(RequestResources.of(inner)).isSameAs(working()).isNotSameAs(before);
            assertThat(RequestInfo.of(inner)).isSameAs(working().request());
            assertThat(Collections.list(inner.getAttributeNames())).isEmpty();
            inner.removeAttribute(RequestResources.ATTRIBUTE);
            inner.setAttribute(RequestResources.ATTRIBUTE, "the site's");
            assertThat(RequestResources.of(inner)).isSameAs(working());
        });
        assertThat(seen).hasSize(1);
        assertThat(working()).isSameAs(before);
        delivery.resources().current().leave(null);
    }

    /** The site may forward from a thread of its own. */
    @Test
    void theThreadOfAForwardWorksForItsRequestWhateverItIs() throws Exception {
        HttpServletRequest request = request();
        List<@Nullable HeldResources> seen = new ArrayList<>();
        RequestFilter filter = new RequestFilter(tracking);
        filter.doFilter(request, response(), (inner, answer) -> seen.add(working()));
        type = DispatcherType.FORWARD;
        filter.doFilter(request, response(), (inner, answer) -> seen.add(working()));
        assertThat(seen).hasSize(2).doesNotContainNull();
        assertThat(seen.get(0)).isSameAs(seen.get(1));
        assertThat(working()).isNull();
    }

    @Test
    void aRequestThatNeverReachedTheFilterHasNoResources() {
        assertThatThrownBy(() -> RequestResources.of(request()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("This request has no resources (the attribute io.freedom.RequestResources).")
                .hasMessageContaining("requestInitialized is called before the filter")
                .hasMessageContaining("take what this gives along");
        assertThatThrownBy(() -> RequestInfo.of(request()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("This request has no events (the attribute io.freedom.RequestInfo).");
    }

    /** A class loader as that of a WAR beside an EAR's {@code lib}. */
    private static final class OtherCopy extends ClassLoader {

        OtherCopy() {
            super(RequestFilterTest.class.getClassLoader());
        }

        Class<?> copy(Class<?> type) throws IOException {
            String file = type.getName().replace('.', '/') + ".class";
            try (InputStream bytes = type.getClassLoader().getResourceAsStream(file)) {
                byte[] code = bytes.readAllBytes();
                return defineClass(type.getName(), code, 0, code.length);
            }
        }
    }

    @Test
    void aRequestThatAnotherCopyOfTheJarServesSaysSo() throws IOException {
        Class<?> other = new OtherCopy().copy(RequestResources.class);
        Object resources = Proxy.newProxyInstance(
                other.getClassLoader(), new Class<?>[] {other}, (proxy, method, arguments) -> null);
        HttpServletRequest request = request();
        request.setAttribute(RequestResources.ATTRIBUTE, resources);
        assertThatThrownBy(() -> RequestResources.of(request))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("of another copy of Freedom's jar")
                .hasMessageContaining("Have the jar once");
    }
}
