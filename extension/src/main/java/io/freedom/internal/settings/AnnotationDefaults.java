package io.freedom.internal.settings;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Lets the text of an annotation's default take the way of every other value, so that expressions in it are expanded. The
 * text is handed over inside the name that is asked for: two injection points may give the same key different defaults. It
 * lists no names, because a default must not make an optional group present.
 *
 * <p>It stands between the interceptors for expressions and for the site's prefix.
 */
@Priority(Priorities.LIBRARY + 250)
final class AnnotationDefaults implements ConfigSourceInterceptor {

    static final String ORIGIN = "default of the annotation";

    private static final long serialVersionUID = 1L;
    private static final char MARK = '\0';

    /** The name under which the default of a key is asked for. */
    static String name(String key, String text) {
        return MARK + key + MARK + text;
    }

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        int end = name.indexOf(MARK, 1);
        if (end < 0 || name.charAt(0) != MARK) {
            return context.proceed(name);
        }
        String text = name.substring(end + 1);
        return ConfigValue.builder()
                .withName(name.substring(1, end))
                .withValue(text)
                .withRawValue(text)
                .withConfigSourceName(ORIGIN)
                .build();
    }

    @Override
    public Iterator<String> iterateNames(ConfigSourceInterceptorContext context) {
        Iterator<String> names = context.iterateNames();
        return names == null ? Collections.emptyIterator() : names;
    }
}
