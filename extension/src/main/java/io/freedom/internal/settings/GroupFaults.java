package io.freedom.internal.settings;

import io.freedom.SettingException;
import io.freedom.internal.settings.GroupConstraints.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what is wrong with groups all of whose members have values. What the site's own code says of a group may show any value
 * in it, so it is told only where none of them is secret.
 */
final class GroupFaults {

    private static final Pattern POSITION = Pattern.compile("(.*)\\[(\\d{1,9})]", Pattern.DOTALL);

    private final Engine engine;
    private final GroupConstraints constraints;
    private final Consumer<SettingException> faults;

    /** Every group of this reading; those inside another come before it. */
    private final List<Made> made = new ArrayList<>();

    GroupFaults(Engine engine, GroupConstraints constraints, Consumer<SettingException> faults) {
        this.engine = engine;
        this.constraints = constraints;
        this.faults = faults;
    }

    /** Reports a group whose own code throws while it is made. */
    void refused(GroupWanted wanted, GroupShape shape, Throwable reason) {
        if (!wanted.type().isRecord()) {
            faults.accept(GroupProblems.notImplemented(wanted, reason));
            return;
        }
        made.add(new Made(wanted, shape));
        Map<String, Found> given = given(wanted, shape);
        boolean secret = isMasked(given);
        given.values().removeIf(found -> !found.isPresent());
        faults.accept(GroupProblems.refused(wanted, given, secret, reason));
    }

    /** Reports every constraint that a group breaks. */
    void check(Object group, GroupWanted wanted, GroupShape shape, Map<String, Object> members) {
        made.add(new Made(wanted, shape));
        List<Violation> violations;
        try {
            violations = constraints.violations(group, wanted.type(), members);
        } catch (Throwable e) {
            SiteFailure.passOn(e);
            faults.accept(GroupProblems.unchecked(wanted, hasSecret(wanted, shape), e));
            return;
        }
        for (Violation violation : violations) {
            Optional<GroupMember> member = shape.members().stream()
                    .filter(each -> each.name().equals(violation.member()))
                    .findFirst();
            faults.accept(member.map(each -> violated(wanted, shape, each, violation))
                    .orElseGet(() -> GroupProblems.violated(wanted, violation, hasSecret(wanted, shape))));
        }
    }

    private SettingException violated(GroupWanted wanted, GroupShape shape, GroupMember member, Violation violation) {
        Wanted value = member.wanted(wanted.prefix());
        Found whole = find(value);
        String key = elementKey(value.key(), violation.element());
        Found element = engine.find(key);
        boolean one = !violation.element().isEmpty() && element.isPresent() && isRead(key);
        boolean secret = (one ? whole.isMasked() || isMasked(below(key)) : isMasked(given(value)))
                || tellsOf(given(wanted, shape), violation.message());
        return GroupProblems.violated(wanted.type(), key, member.place(), violation, one ? element : whole, secret);
    }

    /** Whether a constraint that sees all of the group quotes a secret of another member, or a part of it. */
    private static boolean tellsOf(Map<String, Found> given, String message) {
        return given.values().stream()
                .filter(Found::isMasked)
                .flatMap(found -> Arrays.stream(String.valueOf(found.text()).split("[^\\p{L}\\p{N}]+")))
                .anyMatch(part -> part.length() > 2 && message.contains(part));
    }

    /** The key of an element, of which Bean Validation knows no more than its position in a list, or its name. */
    private String elementKey(String key, String element) {
        if (element.isEmpty()) {
            return key;
        }
        Matcher position = POSITION.matcher(element);
        if (position.matches()) {
            String list = elementKey(key, position.group(1));
            List<Integer> indexes = engine.indexes(list);
            int index = Integer.parseInt(position.group(2));
            return list + "[" + (index < indexes.size() ? indexes.get(index) : index) + "]";
        }
        String name = element.substring(1);
        boolean plain = engine.namesBelow(key).keySet().stream()
                .anyMatch(rest -> rest.equals(name) || rest.startsWith(name + "["));
        return key + "." + (plain || !name.contains(".") ? name : "\"" + name + "\"");
    }

    /** Whether a list has this element from a setting of its own, not from one text for all. */
    private boolean isRead(String key) {
        Matcher position = POSITION.matcher(key);
        return !position.matches() || engine.indexes(position.group(1)).contains(Integer.valueOf(position.group(2)));
    }

    private boolean hasSecret(GroupWanted wanted, GroupShape shape) {
        return isMasked(given(wanted, shape));
    }

    private static boolean isMasked(Map<String, Found> values) {
        return values.values().stream().anyMatch(Found::isMasked);
    }

    /** All that a group's values are made of, by key. */
    private Map<String, Found> given(GroupWanted wanted, GroupShape shape) {
        Map<String, Found> given = new TreeMap<>();
        shape.members().forEach(member -> given.putAll(given(member.wanted(wanted.prefix()))));
        return given;
    }

    /** All that a member's value is made of: one text, or several, or those of the groups that it holds. */
    private Map<String, Found> given(Wanted wanted) {
        Map<String, Found> given = below(wanted.key());
        given.put(wanted.key(), find(wanted));
        for (Made group : made) {
            String prefix = group.wanted.prefix();
            if (prefix.equals(wanted.key())
                    || prefix.startsWith(wanted.key() + ".")
                    || prefix.startsWith(wanted.key() + "[")) {
                // Names with defaults, and some in the environment, are known to nobody but who asks for them.
                group.shape.members().forEach(member -> {
                    Wanted inside = member.wanted(prefix);
                    given.put(inside.key(), find(inside));
                });
            }
        }
        return given;
    }

    /** What the sources have for a key, its elements and all names below it. */
    private Map<String, Found> below(String key) {
        Map<String, Found> below = new TreeMap<>();
        below.put(key, engine.find(key));
        engine.namesBelow(key).values().forEach(name -> below.put(name, engine.find(name)));
        engine.indexes(key).forEach(index -> below.putAll(below(key + "[" + index + "]")));
        return below;
    }

    /** As it is read, but that a fault in it is none here: nobody may have used it. */
    private Found find(Wanted wanted) {
        Found found = engine.find(wanted.key());
        boolean absent = found.text() == null && found.fault() == null;
        return absent && wanted.defaultValue() != null
                ? engine.findDefault(wanted.key(), wanted.defaultValue())
                : found;
    }

    private record Made(GroupWanted wanted, GroupShape shape) {}
}
