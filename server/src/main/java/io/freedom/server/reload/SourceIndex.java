package io.freedom.server.reload;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of all sources as they were last compiled with success.
 *
 * @param units by source
 */
record SourceIndex(Map<Path, SourceUnit> units) {

    SourceIndex {
        units = Map.copyOf(units);
    }

    /** The binary names of the classes that some sources were compiled to. */
    Set<String> classes(Collection<Path> sources) {
        Set<String> classes = new HashSet<>();
        for (Path source : sources) {
            SourceUnit unit = units.get(source);
            if (unit != null) {
                classes.addAll(unit.outlines().keySet());
            }
        }
        return classes;
    }

    /** The same with some sources compiled anew and others gone. */
    SourceIndex with(Map<Path, SourceUnit> compiled, Collection<Path> gone) {
        Map<Path, SourceUnit> all = new HashMap<>(units);
        all.keySet().removeAll(gone);
        all.putAll(compiled);
        return new SourceIndex(all);
    }

    /**
     * The sources that have to be compiled again because of what others see of some that were compiled anew or are gone:
     * whoever uses a class that looks different now or a subtype of one, or mentions a name that came or went.
     */
    Set<Path> dependents(Map<Path, SourceUnit> compiled, Collection<Path> gone) {
        Set<String> different = new HashSet<>();
        Set<String> names = new HashSet<>();
        compiled.forEach((source, unit) -> compare(units.get(source), unit, different, names));
        gone.forEach(source -> compare(units.get(source), null, different, names));
        Set<Path> sources = users(different, names);
        sources.removeAll(compiled.keySet());
        sources.removeAll(gone);
        return sources;
    }

    /** The sources that use the classes of some sources, themselves left out. */
    Set<Path> users(Collection<Path> sources) {
        Set<Path> users = users(classes(sources), Set.of());
        users.removeAll(sources);
        return users;
    }

    private Set<Path> users(Set<String> types, Set<String> names) {
        Set<String> andSubtypes = withSubtypes(types);
        return units.entrySet().stream()
                .filter(each -> !Collections.disjoint(each.getValue().types(), andSubtypes)
                        || !Collections.disjoint(each.getValue().names(), names))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static void compare(
            @Nullable SourceUnit before, @Nullable SourceUnit after, Set<String> different, Set<String> names) {
        Map<String, Outline> old = before == null ? Map.of() : before.visible();
        Map<String, Outline> now = after == null ? Map.of() : after.visible();
        if (old.equals(now)) {
            return;
        }
        different.addAll(old.keySet());
        different.addAll(now.keySet());
        Set<String> cameOrWent = new HashSet<>(old.keySet());
        cameOrWent.addAll(now.keySet());
        cameOrWent.removeIf(each -> old.containsKey(each) && now.containsKey(each));
        for (String each : cameOrWent) {
            names.add(each.substring(Math.max(each.lastIndexOf('.'), each.lastIndexOf('$')) + 1));
        }
    }

    /** All classes of a source count as soon as one of them is a subtype. */
    private Set<String> withSubtypes(Set<String> types) {
        Set<String> all = new HashSet<>(types);
        boolean grew = !types.isEmpty();
        while (grew) {
            grew = false;
            for (SourceUnit unit : units.values()) {
                boolean below = unit.outlines().values().stream()
                        .anyMatch(outline -> !Collections.disjoint(outline.supertypes(), all));
                grew |= below && all.addAll(unit.outlines().keySet());
            }
        }
        return all;
    }
}
