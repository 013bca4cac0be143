package io.freedom.internal.development;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is told, in types of the JDK: what is not known is left out. */
final class Facts {

    private final Map<String, Object> facts = new LinkedHashMap<>();

    /** @param name of what happened */
    static Facts event(String name) {
        return new Facts().with("event", name);
    }

    Facts with(String key, @Nullable Object value) {
        if (value != null) {
            facts.put(key, value);
        }
        return this;
    }

    /** Can't be changed. */
    Map<String, Object> asMap() {
        return Collections.unmodifiableMap(facts);
    }
}
