package io.freedom.internal.settings;

import io.freedom.SettingException;
import io.freedom.internal.settings.GroupConstraints.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Finds what is wrong with groups all of whose members have values. */
final class GroupFaults {

    private final Engine engine;
    private final ValueReader values;
    private final GroupConstraints constraints;
    private final Consumer<SettingException> faults;

    GroupFaults(Engine engine, ValueReader values, GroupConstraints constraints, Consumer<SettingException> faults) {
        this.engine = engine;
        this.values = values;
        this.constraints = constraints;
        this.faults = faults;
    }

    /** Reports a group whose own code throws while it is made. */
    void refused(GroupWanted wanted, GroupShape shape, Throwable reason) {
        faults.accept(
                wanted.type().isRecord()
                        ? GroupProblems.refused(wanted, given(wanted, shape), reason)
                        : GroupProblems.badGroup(wanted, String.valueOf(reason.getMessage())));
    }

    /** Reports every constraint that a group breaks. */
    void check(Object group, GroupWanted wanted, GroupShape shape, Map<String, Object> members) {
        List<Violation> violations;
        try {
            violations = constraints.violations(group, wanted.type(), members);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            faults.accept(GroupProblems.unchecked(wanted, hasSecret(wanted, shape), e));
            return;
        }
        for (Violation violation : violations) {
            Optional<GroupMember> member = shape.members().stream()
                    .filter(each -> each.name().equals(violation.member()))
                    .findFirst();
            faults.accept(member.map(each -> violated(wanted, each, violation))
                    .orElseGet(() -> GroupProblems.violated(wanted, violation, hasSecret(wanted, shape))));
        }
    }

    private SettingException violated(GroupWanted wanted, GroupMember member, Violation violation) {
        String key = member.key(wanted.prefix()) + violation.element();
        Found element = engine.find(key);
        Found found = element.isPresent() ? element : values.find(member.wanted(wanted.prefix()));
        return GroupProblems.violated(wanted.type(), key, member.place(), violation, found);
    }

    private boolean hasSecret(GroupWanted wanted, GroupShape shape) {
        Stream<Found> below =
                engine.namesBelow(wanted.prefix()).values().stream().map(engine::find);
        return Stream.concat(below, given(wanted, shape).values().stream()).anyMatch(Found::isMasked);
    }

    /** The values that are one text each; what is made of several, or a group, has said what it is itself. */
    private Map<String, Found> given(GroupWanted wanted, GroupShape shape) {
        Map<String, Found> given = new TreeMap<>();
        for (GroupMember member : shape.members()) {
            Wanted value = member.wanted(wanted.prefix());
            Found found = values.find(value);
            if (found.isPresent()) {
                given.put(value.key(), found);
            }
        }
        return given;
    }
}
