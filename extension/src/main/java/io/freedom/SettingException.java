package io.freedom;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A setting or a settings module is missing or wrong. The message never shows a secret value. */
public final class SettingException extends FreedomException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final @Nullable String place;

    /**
     * @param key the key of the setting, or the name of the module
     * @param place where the value came from or is wanted, such as {@code mysite.Site.pageSize}; null where unknown
     * @param stackTrace true where code asked for the value, so that the trace tells who
     */
    public SettingException(
            String id, String key, @Nullable String place, String text, @Nullable Throwable cause, boolean stackTrace) {
        super(id, text, cause, stackTrace);
        this.key = Objects.requireNonNull(key, "key");
        this.place = place;
    }

    /** The key of the setting, or the name of the module. */
    public String key() {
        return key;
    }

    /** Where the value came from or is wanted, such as {@code mysite.Site.pageSize}; null where unknown. */
    public @Nullable String place() {
        return place;
    }
}
