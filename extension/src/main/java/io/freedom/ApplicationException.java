package io.freedom;

import org.jspecify.annotations.Nullable;

/** The application object can't be bound. */
public final class ApplicationException extends FreedomException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String application;

    /**
     * @param application the path of the application or middleware that is at fault; null where it is not about one
     */
    public ApplicationException(String id, @Nullable String application, String text, @Nullable Throwable cause) {
        super(id, text, cause, false);
        this.application = application;
    }

    /** The path of the application or middleware that is at fault; null where it is not about one. */
    public @Nullable String application() {
        return application;
    }
}
