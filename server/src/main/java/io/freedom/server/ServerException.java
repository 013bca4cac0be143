package io.freedom.server;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the built-in server from serving. The message reads {@code FREEDOM-05NN: what is wrong and where. What to do.} The
 * fault is in what the person gave, or in the machine, so there is no stack trace of ours; a cause keeps its own.
 */
public final class ServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String id;

    /**
     * @param id the id, such as {@code FREEDOM-0501}
     * @param text what is wrong and what to do, without the id
     * @param cause what led to it; null where the text says everything
     */
    public ServerException(String id, String text, @Nullable Throwable cause) {
        super(id + ": " + text, cause, true, false);
        this.id = Objects.requireNonNull(id, "id");
    }

    /** The id, such as {@code FREEDOM-0501}. Ids are never reused. */
    public String id() {
        return id;
    }
}
