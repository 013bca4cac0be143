package io.freedom.internal.settings;

import java.util.List;
import java.util.Map;

/** What a settings group consists of, and how one is made; looked at once, however many are made. */
interface GroupShape {

    List<GroupMember> members();

    /**
     * @param prefix the key before the members' keys
     * @param values those of all members, by name
     * @throws Throwable what the group's own code throws
     */
    Object make(String prefix, Map<String, Object> values) throws Throwable;

    /** What a type would consist of, whether or not it can be a group; nothing where it is no such type. */
    static List<GroupMember> membersOf(Class<?> type) {
        if (type.isRecord()) {
            return RecordShape.membersOf(type);
        }
        return type.isInterface() && !type.isAnnotation() ? InterfaceShape.membersOf(type) : List.of();
    }

    /**
     * @throws IllegalArgumentException if the type can't be a group, with a predicate to its name
     */
    static GroupShape of(Class<?> type) {
        if (type.isRecord()) {
            return new RecordShape(type);
        }
        if (type.isInterface() && !type.isAnnotation()) {
            return new InterfaceShape(type);
        }
        throw new IllegalArgumentException("is neither an interface nor a record");
    }
}
