package io.freedom;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request when it starts. All values are copied; nothing refers to the container's request, which may
 * serve somebody else by the time an observer reads this.
 *
 * @param id the container's identifier of the request ({@code ServletRequest.getRequestId()}), unique in the server's
 *     lifetime
 * @param method the HTTP method, as sent
 * @param path the path as the client sent it, with the context path, not decoded, without the query
 * @param query the query without its question mark, not decoded; null where there is none
 * @param remoteAddress the address of the client, or of the last proxy; empty where the transport has none
 * @param startedAt when the first filter saw the request
 */
public record RequestInfo(
        String id, String method, String path, @Nullable String query, String remoteAddress, Instant startedAt) {

    public RequestInfo {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(remoteAddress, "remoteAddress");
        Objects.requireNonNull(startedAt, "startedAt");
    }
}
