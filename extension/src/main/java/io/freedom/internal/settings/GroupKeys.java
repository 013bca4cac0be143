package io.freedom.internal.settings;

import io.freedom.Secret;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The keys of the members of a settings group, and those that {@code @Secret} marks, before any value is read. */
public final class GroupKeys {

    private GroupKeys() {}

    /**
     * Fails for no type: what can't be a group has no marks, and is judged by who reads the values.
     *
     * @param group an interface or record; a member may be a group itself, or hold groups
     * @return keys, with {@code *} where the index of a list's element or the name of a map's stands, and where a group that
     *     may hold itself goes on to any depth
     */
    public static Set<String> markedSecret(Class<?> group, String prefix) {
        Set<String> keys = new TreeSet<>();
        collect(group, prefix, keys);
        return keys;
    }

    /** What a group asks for that is no group itself. Fails for no type, either. */
    public static List<Wanted> wanted(Class<?> group, String prefix) {
        return members(group).stream().map(member -> member.wanted(prefix)).toList();
    }

    private static void collect(Class<?> group, String prefix, Set<String> keys) {
        for (GroupMember member : members(group)) {
            String key = member.key(prefix);
            Class<?> held = held(member.type());
            if (isSecret(member)) {
                keys.add(key);
            } else if (held != null) {
                Set<Class<?>> inside = new HashSet<>();
                members(held).forEach(each -> addHeld(each, inside));
                if (inside.contains(held)) {
                    inside.forEach(each -> addMarked(each, key + "*", keys));
                } else {
                    // An element's key goes on after an index or a name, those of an optional group after a dot at
                    // once.
                    collect(held, member.type() == held ? key : key + "*", keys);
                }
            }
        }
    }

    /** Adds the group that a member holds, and all that are held by that. */
    private static void addHeld(GroupMember member, Set<Class<?>> groups) {
        Class<?> held = held(member.type());
        if (held != null && groups.add(held)) {
            members(held).forEach(each -> addHeld(each, groups));
        }
    }

    private static void addMarked(Class<?> group, String prefix, Set<String> keys) {
        members(group).stream()
                .filter(GroupKeys::isSecret)
                .map(member -> member.key(prefix))
                .forEach(keys::add);
    }

    private static boolean isSecret(GroupMember member) {
        return member.annotations().isAnnotationPresent(Secret.class);
    }

    private static List<GroupMember> members(Class<?> group) {
        if (group.getName().startsWith("java.")) {
            return List.of();
        }
        try {
            return GroupShape.membersOf(group);
        } catch (RuntimeException | LinkageError e) { // a member's type is missing, or broken
            return List.of();
        }
    }

    /** The type, or what a list, map, optional or provider of it holds. */
    private static @Nullable Class<?> held(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            return parameterized.getRawType() == Class.class ? null : held(arguments[arguments.length - 1]);
        }
        return type instanceof Class<?> raw ? raw : null;
    }
}
