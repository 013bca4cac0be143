package io.freedom;

import org.jspecify.annotations.Nullable;

/** A resource can't be acquired for a request. The stack trace tells where the site asked for it. */
public final class RequestResourcesException extends FreedomException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String resource;

    /** @param resource the name that was asked for; null where none was */
    public RequestResourcesException(String id, @Nullable String resource, String text, @Nullable Throwable cause) {
        super(id, text, cause, true);
        this.resource = resource;
    }

    /** The name of the resource that was asked for; null where it is not about one. */
    public @Nullable String resource() {
        return resource;
    }
}
