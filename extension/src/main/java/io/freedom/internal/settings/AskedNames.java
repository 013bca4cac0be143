package io.freedom.internal.settings;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Notes every name that a value is put together from: what its expressions refer to, over all steps, whether it was found or not.
 * Reading the expressions a second time would miss names that are computed: {@code ${${which}}}.
 *
 * <p>It stands below the interceptor for expressions, which asks it for one name after another.
 *
 * <p>Threading: each thread notes what it asks itself; nothing of it is left afterwards.
 */
@Priority(Priorities.LIBRARY + 260)
final class AskedNames implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1L;

    private final transient Map<Thread, Set<String>> asked = new ConcurrentHashMap<>();

    /** @param names gets the names that {@code lookup} asks for, even where it fails */
    <T> T note(Set<String> names, Supplier<T> lookup) {
        Thread thread = Thread.currentThread();
        asked.put(thread, names);
        try {
            return lookup.get();
        } finally {
            asked.remove(thread);
        }
    }

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        Set<String> names = asked.get(Thread.currentThread());
        if (names != null) {
            names.add(name);
        }
        // No value has an empty name. The library can't compare it with one that is nothing but the site's prefix.
        return name.isEmpty() ? null : context.proceed(name);
    }

    @Override
    public Iterator<String> iterateNames(ConfigSourceInterceptorContext context) {
        Iterator<String> names = context.iterateNames();
        return names == null ? Collections.emptyIterator() : names;
    }
}
