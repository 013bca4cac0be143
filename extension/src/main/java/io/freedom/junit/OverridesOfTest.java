package io.freedom.junit;

import io.freedom.internal.settings.Overrides;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The overrides of one test, or of one class: those of the classes around it, of what they extend, its own.
 *
 * @param values the values by key
 * @param origins who says so, by key
 */
record OverridesOfTest(Map<String, String> values, Map<String, String> origins) {

    /**
     * @param types the class of the test after those around it, outermost first
     * @param method null for what holds for the class alone
     */
    static OverridesOfTest of(List<Class<?>> types, @Nullable Method method) {
        OverridesOfTest overrides = new OverridesOfTest(new TreeMap<>(), new TreeMap<>());
        types.forEach(overrides::addClass);
        if (method != null) {
            overrides.add(method, place(types.get(types.size() - 1), method));
        }
        return overrides;
    }

    /** Whether the class itself has overrides, and not only one around it. */
    static boolean isOn(AnnotatedElement element) {
        return AnnotationSupport.isAnnotated(element, OverrideSettings.class);
    }

    static String place(Class<?> type, @Nullable Method method) {
        return "@OverrideSettings on " + type.getName() + (method == null ? "" : "." + method.getName() + "()");
    }

    /** The keys that one element overrides, in alphabetical order. */
    static Set<String> keys(AnnotatedElement element, String place) {
        return entries(element, place).keySet();
    }

    /** Shows no value. */
    @Override
    public String toString() {
        return "Overrides of " + values.keySet();
    }

    byte[] file() {
        return Overrides.file(values, origins);
    }

    private void addClass(Class<?> type) {
        if (type.getSuperclass() != null) {
            addClass(type.getSuperclass());
        }
        add(type, place(type, null));
    }

    private void add(AnnotatedElement element, String place) {
        entries(element, place).forEach((key, value) -> {
            values.put(key, value);
            origins.put(key, place);
        });
    }

    private static Map<String, String> entries(AnnotatedElement element, String place) {
        Map<String, String> entries = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        AnnotationSupport.findAnnotation(element, OverrideSettings.class).ifPresent(overrides -> {
            for (String entry : overrides.value()) {
                int equals = entry.indexOf('=');
                String key = equals < 0 ? "" : entry.substring(0, equals).strip();
                if (key.isEmpty()) {
                    wrong.add(equals < 0 ? entry : "=..."); // what is a value may be a secret
                } else if (entries.put(key, entry.substring(equals + 1)) != null) {
                    wrong.add(key);
                }
            }
        });
        if (!wrong.isEmpty()) {
            throw OverrideProblems.malformed(place, wrong);
        }
        return entries;
    }
}
