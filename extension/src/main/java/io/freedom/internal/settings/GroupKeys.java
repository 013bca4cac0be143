package io.freedom.internal.settings;

import io.freedom.Secret;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The keys of the members of a settings group that {@code @Secret} marks, before any value is read. */
public final class GroupKeys {

    private static final int DEEPEST = 16;

    private GroupKeys() {}

    /**
     * @param group an interface or record; a member may be a group itself, or hold groups
     * @return keys, with {@code *} where the index of a list's element or the name of a map's stands
     */
    public static Set<String> markedSecret(Class<?> group, String prefix) {
        Set<String> keys = new TreeSet<>();
        collect(group, prefix, keys, 0);
        return keys;
    }

    private static void collect(Class<?> group, String prefix, Set<String> keys, int depth) {
        // Without the second, a type of which many members lead to itself would take years.
        if (depth > DEEPEST || !hasMarks(group, new HashSet<>())) {
            return;
        }
        for (GroupMember member : members(group)) {
            String key = member.key(prefix);
            if (member.annotations().isAnnotationPresent(Secret.class)) {
                keys.add(key);
                continue;
            }
            Class<?> held = held(member.type());
            if (held != null) {
                // An element's key goes on after an index or a name, those of an optional group after a dot at once.
                collect(held, key, keys, depth + 1);
                if (member.type() != held) {
                    collect(held, key + "*", keys, depth + 1);
                }
            }
        }
    }

    /** Whether a member is marked, or one of what it holds, at any depth. */
    private static boolean hasMarks(Class<?> group, Set<Class<?>> seen) {
        return seen.add(group)
                && members(group).stream().anyMatch(member -> {
                    Class<?> held = held(member.type());
                    return member.annotations().isAnnotationPresent(Secret.class)
                            || (held != null && hasMarks(held, seen));
                });
    }

    /** A member may have any type, as a converter may take it: what can't be read here is judged by who reads the value. */
    private static List<GroupMember> members(Class<?> group) {
        if (group.getName().startsWith("java.")) {
            return List.of();
        }
        try {
            return GroupShape.membersOf(group);
        } catch (TypeNotPresentException | LinkageError e) {
            return List.of();
        }
    }

    /** The type, or what a list, map, optional or provider of it holds. */
    private static @Nullable Class<?> held(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            return held(arguments[arguments.length - 1]);
        }
        return type instanceof Class<?> raw ? raw : null;
    }
}
