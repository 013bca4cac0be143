package io.freedom.internal.settings;

import io.freedom.SettingException;
import io.freedom.SettingsGroup;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes instances of settings groups: reads the value of each member once, and reports the faults of all of them. A member may
 * be a group itself, or an optional, a list or a map of groups.
 */
final class GroupReader {

    private static final Pattern FIRST_SEGMENT = Pattern.compile("\"[^\"]*\"|[^.]+");

    private final Engine engine;
    private final Conversions conversions;
    private final ValueReader values;
    private final GroupFaults made;
    private final Consumer<SettingException> faults;
    private final Map<Class<?>, GroupShape> shapes = new HashMap<>();

    GroupReader(
            Engine engine,
            Conversions conversions,
            ValueReader values,
            GroupConstraints constraints,
            Consumer<SettingException> faults) {
        this.engine = engine;
        this.conversions = conversions;
        this.values = values;
        this.made = new GroupFaults(engine, constraints, faults);
        this.faults = faults;
    }

    /**
     * @param prefix the key before the group's own keys; may be empty
     * @param place who wants it
     * @return null where it can't be made; then a fault was reported
     */
    @Nullable
    Object read(Class<?> type, String prefix, String place) {
        try {
            return read(type, prefix, place, Set.of());
        } catch (SettingException e) {
            faults.accept(e);
            return null;
        }
    }

    /** @param around the groups that are always there when this one is, so that it can't be one of them */
    private @Nullable Object read(Class<?> type, String prefix, String place, Set<Class<?>> around) {
        if (around.contains(type)) {
            throw GroupProblems.endless(type, place);
        }
        Set<Class<?>> inside = new HashSet<>(around);
        inside.add(type);
        GroupShape shape = shape(type, place);
        Map<String, Object> members = new LinkedHashMap<>();
        for (GroupMember member : shape.members()) {
            Object value = member(type, member, prefix, inside);
            if (value != null) {
                members.put(member.name(), value);
            }
        }
        return members.size() == shape.members().size()
                ? make(new GroupWanted(type, prefix, place), shape, members)
                : null;
    }

    private GroupShape shape(Class<?> type, String place) {
        try {
            return shapes.computeIfAbsent(type, GroupShape::of);
        } catch (IllegalArgumentException e) {
            throw GroupProblems.badGroup(type, place, e);
        } catch (TypeNotPresentException | LinkageError | StackOverflowError e) {
            throw GroupProblems.unreadable(type, place, e);
        }
    }

    private @Nullable Object make(GroupWanted wanted, GroupShape shape, Map<String, Object> members) {
        Object group;
        try {
            group = shape.make(wanted.prefix(), members);
        } catch (Throwable e) { // whatever the constructor of a record throws
            SiteFailure.passOn(e);
            made.refused(wanted, shape, e);
            return null;
        }
        made.check(group, wanted, shape, members);
        return group;
    }

    private @Nullable Object member(Class<?> type, GroupMember member, String prefix, Set<Class<?>> inside) {
        if (member.fault() != null) {
            faults.accept(GroupProblems.badMember(type, member.place(), member.fault()));
            return null;
        }
        Wanted wanted = member.wanted(prefix);
        try {
            Class<?> group = groupType(wanted.type());
            if (group != null) {
                return read(group, wanted.key(), member.place(), inside);
            }
            if (wanted.type() instanceof ParameterizedType parameterized && conversions.of(parameterized) == null) {
                Type[] arguments = parameterized.getActualTypeArguments();
                Class<?> element = groupType(arguments[arguments.length - 1]);
                if (element != null) {
                    return groups(wanted, arguments[0], element);
                }
                if (holdsGroups(parameterized)) {
                    throw SettingProblems.groupsIn(wanted);
                }
            }
            return values.readAny(wanted);
        } catch (SettingException e) {
            faults.accept(e);
            return null;
        }
    }

    private @Nullable Object groups(Wanted wanted, Type first, Class<?> type) {
        Class<?> container = Conversions.rawType(wanted.type());
        String key = wanted.key();
        String place = String.valueOf(wanted.place());
        if (container == Optional.class) {
            if (!isPresent(type, key, place)) {
                return Optional.empty();
            }
            Object group = read(type, key, place, Set.of());
            return group == null ? null : Optional.of(group);
        }
        if (container == List.class) {
            List<Object> list = new ArrayList<>();
            for (int index : engine.indexes(key)) {
                add(list, read(type, key + "[" + index + "]", place, Set.of()));
            }
            return list.size() == engine.indexes(key).size() ? List.copyOf(list) : null;
        }
        if (container == Map.class) {
            return map(wanted, first, type);
        }
        throw SettingProblems.groupsIn(wanted);
    }

    /** At any depth, as {@code Optional<List<Group>>}. */
    private boolean holdsGroups(Type type) {
        if (type instanceof ParameterizedType parameterized && conversions.of(type) == null) {
            Type[] arguments = parameterized.getActualTypeArguments();
            return holdsGroups(arguments[arguments.length - 1]);
        }
        return groupType(type) != null;
    }

    private @Nullable Object map(Wanted wanted, Type keyType, Class<?> type) {
        SortedMap<String, String> names = new TreeMap<>();
        engine.namesBelow(wanted.key()).keySet().forEach(rest -> {
            Matcher first = FIRST_SEGMENT.matcher(rest);
            String segment = first.lookingAt() ? first.group() : rest;
            names.put(segment, SeveralValues.withoutQuotes(segment));
        });
        Map<Object, Object> map = new LinkedHashMap<>();
        boolean complete = true;
        for (Map.Entry<String, String> name : names.entrySet()) {
            String key = wanted.key() + "." + name.getKey();
            Object group = read(type, key, String.valueOf(wanted.place()), Set.of());
            complete &= group != null;
            if (group != null) {
                Found text = Found.name(name.getValue(), "the name " + key);
                Wanted asKey = wanted.element(key, keyType);
                map.put(values.convert(asKey, text, name.getValue(), values.converter(asKey, keyType), keyType), group);
            }
        }
        return complete ? Collections.unmodifiableMap(map) : null;
    }

    private static void add(List<Object> list, @Nullable Object value) {
        if (value != null) {
            list.add(value);
        }
    }

    /** A group is there where any source has one of its keys; the defaults of its annotations don't count. */
    private boolean isPresent(Class<?> type, String key, String place) {
        return engine.hasBelow(key)
                || shape(type, place).members().stream()
                        .anyMatch(member -> engine.find(member.key(key)).isPresent());
    }

    /** The type, where it is a group: an interface or record that is marked, or that no text can be converted to. */
    private @Nullable Class<?> groupType(Type type) {
        boolean possible = type instanceof Class<?> raw
                && (raw.isInterface() || raw.isRecord())
                && !raw.getName().startsWith("java.")
                && conversions.ofTheSite(raw) == null;
        return possible && type instanceof Class<?> raw && (isMarked(raw) || conversions.of(raw) == null) ? raw : null;
    }

    private static boolean isMarked(Class<?> type) {
        return type.isAnnotationPresent(SettingsGroup.class);
    }
}
