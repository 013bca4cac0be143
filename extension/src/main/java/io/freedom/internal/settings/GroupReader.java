package io.freedom.internal.settings;

import io.freedom.Setting;
import io.freedom.SettingException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes instances of settings groups: reads the value of each method once, and reports the faults of all of them. A member may
 * be a group itself, or an optional, a list or a map of groups.
 */
final class GroupReader {

    private static final int DEEPEST = 16;

    private final Engine engine;
    private final ValueReader values;
    private final Consumer<SettingException> faults;

    GroupReader(Engine engine, ValueReader values, Consumer<SettingException> faults) {
        this.engine = engine;
        this.values = values;
        this.faults = faults;
    }

    /**
     * @param prefix the key before the group's own keys; may be empty
     * @param place who wants it
     * @return null where a fault was reported
     */
    @Nullable
    Object read(Class<?> type, String prefix, String place) {
        return read(type, prefix, place, 0);
    }

    private @Nullable Object read(Class<?> type, String prefix, String place, int depth) {
        if (!type.isInterface() || depth > DEEPEST) {
            faults.accept(
                    SettingProblems.badGroup(type, place, depth > DEEPEST ? "contains itself" : "is not an interface"));
            return null;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        boolean complete = true;
        for (Method method : GroupMethods.toRead(type)) {
            Object value = member(type, method, prefix, depth);
            complete &= value != null;
            if (value != null) {
                members.put(method.getName(), value);
            }
        }
        return complete ? implement(type, prefix, place, members) : null;
    }

    private @Nullable Object implement(Class<?> type, String prefix, String place, Map<String, Object> members) {
        try {
            return GroupInstance.of(type, prefix, members);
        } catch (IllegalArgumentException | IllegalAccessException e) {
            faults.accept(SettingProblems.badGroup(type, place, "can't be implemented: " + e.getMessage()));
            return null;
        }
    }

    private @Nullable Object member(Class<?> type, Method method, String prefix, int depth) {
        String place = type.getName() + "." + method.getName();
        String fault = GroupMethods.fault(method);
        if (fault != null) {
            faults.accept(SettingProblems.badGroup(type, place, fault));
            return null;
        }
        Setting setting = method.getAnnotation(Setting.class);
        String key = GroupMethods.key(prefix, method);
        Type wanted = method.getGenericReturnType();
        try {
            Class<?> group = groupType(wanted);
            if (group != null) {
                return read(group, key, place, depth + 1);
            }
            if (wanted instanceof ParameterizedType parameterized) {
                Type[] arguments = parameterized.getActualTypeArguments();
                Class<?> element = groupType(arguments[arguments.length - 1]);
                if (element != null) {
                    return groups(ValueReader.rawType(wanted), element, key, place, depth + 1);
                }
            }
            return values.read(
                    setting == null ? new Wanted(key, wanted, null, place) : Wanted.of(key, wanted, setting, place));
        } catch (SettingException e) {
            faults.accept(e);
            return null;
        }
    }

    private @Nullable Object groups(@Nullable Class<?> container, Class<?> type, String key, String place, int depth) {
        if (container == Optional.class) {
            return isPresent(type, key) ? optional(read(type, key, place, depth)) : Optional.empty();
        }
        if (container == List.class) {
            List<Object> list = new ArrayList<>();
            List<Integer> indexes = engine.indexes(key);
            indexes.forEach(index -> add(list, read(type, key + "[" + index + "]", place, depth)));
            return list.size() == indexes.size() ? List.copyOf(list) : null;
        }
        if (container == Map.class) {
            Set<String> names = new LinkedHashSet<>();
            engine.namesBelow(key).keySet().forEach(rest -> names.add(rest.split("\\.", 2)[0]));
            Map<String, Object> map = new LinkedHashMap<>();
            names.forEach(name -> map.computeIfAbsent(name, any -> read(type, key + "." + name, place, depth)));
            return map.size() == names.size() ? Map.copyOf(map) : null;
        }
        throw SettingProblems.unsupportedType(new Wanted(key, type, null, place));
    }

    private static @Nullable Optional<Object> optional(@Nullable Object value) {
        return value == null ? null : Optional.of(value);
    }

    private static void add(List<Object> list, @Nullable Object value) {
        if (value != null) {
            list.add(value);
        }
    }

    /** A group is there where any source has one of its keys; the defaults of its annotations don't count. */
    private boolean isPresent(Class<?> type, String key) {
        return engine.hasBelow(key)
                || GroupMethods.toRead(type).stream()
                        .anyMatch(method ->
                                engine.find(GroupMethods.key(key, method)).isPresent());
    }

    /** The type, where it is a group: an interface that no text can be converted to. */
    private @Nullable Class<?> groupType(Type type) {
        return type instanceof Class<?> raw
                        && raw.isInterface()
                        && !raw.getName().startsWith("java.")
                        && engine.converter(raw).isEmpty()
                ? raw
                : null;
    }
}
