package io.freedom;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A setting or a settings module is missing or wrong. The message never shows a secret value. */
public final class SettingException extends FreedomException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final @Nullable String place;
    private final LinkedHashMap<String, String> facts;

    /**
     * @param key the key of the setting, or the name of the module
     * @param place where the value came from or is wanted, such as {@code mysite.Site.pageSize}; null where unknown
     * @param stackTrace true where code asked for the value, so that the trace tells who
     */
    public SettingException(
            String id, String key, @Nullable String place, String text, @Nullable Throwable cause, boolean stackTrace) {
        this(id, key, place, text, Map.of(), cause, stackTrace);
    }

    /**
     * The same, with what the text says part by part.
     *
     * @param facts see {@link #facts()}
     */
    public SettingException(
            String id,
            String key,
            @Nullable String place,
            String text,
            Map<String, String> facts,
            @Nullable Throwable cause,
            boolean stackTrace) {
        super(id, text, cause, stackTrace);
        this.key = Objects.requireNonNull(key, "key");
        this.place = place;
        this.facts = new LinkedHashMap<>(facts);
    }

    /** The key of the setting, or the name of the module. */
    public String key() {
        return key;
    }

    /** Where the value came from or is wanted, such as {@code mysite.Site.pageSize}; null where unknown. */
    public @Nullable String place() {
        return place;
    }

    /**
     * The parts of the message with a word or two before each, in the order in which a person wants to read them, for a list of
     * several faults; secrets are masked. Empty where the message is all there is.
     */
    public Map<String, String> facts() {
        return Collections.unmodifiableMap(facts);
    }
}
