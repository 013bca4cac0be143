package io.freedom.server.reload;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of one source that was compiled.
 *
 * @param outlines its classes by their binary names, nested ones too
 * @param types the outermost classes of all types that it uses, named or not
 * @param names every simple name that it mentions: a new class of such a name may be meant from now on
 */
record SourceUnit(Map<String, Outline> outlines, Set<String> types, Set<String> names) {

    SourceUnit {
        outlines = Map.copyOf(outlines);
        types = Set.copyOf(types);
        names = Set.copyOf(names);
    }

    /** The classes that other sources can use. */
    Map<String, Outline> visible() {
        return outlines.entrySet().stream()
                .filter(each -> each.getValue().bytes().length > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
