package io.freedom;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fault that Freedom reports. The message reads {@code FREEDOM-NNNN: what is wrong and where. What to do.}; the
 * documentation lists every id.
 */
public class FreedomException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String id;

    /**
     * @param id the id, such as {@code FREEDOM-0104}
     * @param text what is wrong and what to do, without the id
     * @param cause what led to it, or null
     * @param stackTrace false where the fault is in the person's input, so that the place in our code says nothing
     */
    protected FreedomException(String id, String text, @Nullable Throwable cause, boolean stackTrace) {
        super(id + ": " + text, cause, true, stackTrace);
        this.id = Objects.requireNonNull(id, "id");
    }

    /** A fault that is neither about a setting nor about the application, in the person's input. */
    public FreedomException(String id, String text, @Nullable Throwable cause) {
        this(id, text, cause, false);
    }

    /** The id, such as {@code FREEDOM-0104}. Ids are never reused. */
    public String id() {
        return id;
    }
}
