package io.freedom.internal.settings;

import java.util.List;
import java.util.Map;

/** Checks what is demanded of the members of settings groups, and of groups as a whole. */
@FunctionalInterface
public interface GroupConstraints {

    /** Demands nothing. */
    GroupConstraints NONE = (group, type, members) -> List.of();

    /**
     * Checks one group; groups inside it are checked on their own.
     *
     * @param type the interface or record
     * @param members the values by the names of the methods or components
     * @throws RuntimeException if it can't be checked
     */
    List<Violation> violations(Object group, Class<?> type, Map<String, Object> members);

    /**
     * @param member the method or component, or the property of a getter with a body; empty for the group as a whole
     * @param element what to add to the member's key where an element of it is meant, such as {@code [1]}; else empty
     * @param constraint the simple name of the annotation
     * @param message what the person who wrote the constraint says; it may show the value
     */
    record Violation(String member, String element, String constraint, String message) {}
}
