package io.freedom.internal.settings;

import io.freedom.Setting;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which methods of a settings group are settings, and under which keys. */
final class GroupMethods {

    private static final Set<String> OF_OBJECT = Set.of("toString", "hashCode", "equals");

    private GroupMethods() {}

    /** The abstract methods, by name. A default method is the group's own code. */
    static List<Method> toRead(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .filter(method -> !OF_OBJECT.contains(method.getName()))
                .sorted(Comparator.comparing(Method::getName).thenComparingInt(Method::getParameterCount))
                .toList();
    }

    /** Why a method can't be a setting; null where it can. */
    static @Nullable String fault(Method method) {
        if (method.getParameterCount() > 0) {
            return "has the method " + method.getName() + " with arguments";
        }
        return method.getReturnType() == void.class ? "has the method " + method.getName() + " without a result" : null;
    }

    static String key(String prefix, Method method) {
        Setting setting = method.getAnnotation(Setting.class);
        String own = setting == null || setting.value().isEmpty() ? kebabCase(method.getName()) : setting.value();
        return prefix.isEmpty() ? own : prefix + "." + own;
    }

    /** {@code maxPoolSize} becomes {@code max-pool-size}, {@code jdbcURL} {@code jdbc-url}. */
    static String kebabCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1-$2")
                .replace('_', '-')
                .toLowerCase(Locale.ROOT);
    }
}
