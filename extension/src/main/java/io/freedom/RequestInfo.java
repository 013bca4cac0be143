package io.freedom;

import jakarta.servlet.ServletRequest;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request when it starts. All values are copied; nothing refers to the container's request, which may
 * serve somebody else by the time an observer reads this.
 *
 * @param id names the request, in this deployment and for ever; what a request holds can be kept under it
 * @param method the HTTP method, as sent
 * @param path the path as the client sent it, with the context path, not decoded, without the query
 * @param query the query without its question mark, not decoded; null where there is none
 * @param remoteAddress the address of the client, or of the last proxy; empty where the transport has none
 * @param startedAt when the first filter saw the request
 */
public record RequestInfo(
        String id, String method, String path, @Nullable String query, String remoteAddress, Instant startedAt) {

    /** The request attribute that holds this, for those who can't call {@link #of}, such as a page template. */
    public static final String ATTRIBUTE = "io.freedom.RequestInfo";

    public RequestInfo {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(remoteAddress, "remoteAddress");
        Objects.requireNonNull(startedAt, "startedAt");
    }

    /**
     * The current request as its events tell of it: the same instance as in {@link RequestStarted}, {@link RequestFailed} and
     * {@link RequestFinished}. May be called by every thread that may use the request.
     *
     * @throws IllegalStateException if the request has no events: it has not reached Freedom's filter yet, as in a listener's
     *     {@code requestInitialized}, or never, as in a site without Freedom; or it is a bare request of the server's that has
     *     lost its attributes; or Freedom's jar is there twice, and its filter is that of the other one. The message says
     *     what to do
     */
    public static RequestInfo of(ServletRequest request) {
        return RequestAttribute.of(request, ATTRIBUTE, RequestInfo.class, "events");
    }
}
