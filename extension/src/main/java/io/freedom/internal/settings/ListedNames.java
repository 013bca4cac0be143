package io.freedom.internal.settings;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names that a source lists. Not listed, though found by who asks for it, is a name with an index that is no {@code int}:
 * the library reads the indexes of all names, and one such variable in the environment would fail every deployment.
 */
final class ListedNames {

    private static final Pattern HUGE_INDEX = Pattern.compile("\\[[0-9]{10}");

    private ListedNames() {}

    static Set<String> of(Set<String> all) {
        Set<String> listed = new LinkedHashSet<>(all);
        listed.removeIf(name -> HUGE_INDEX.matcher(name).find());
        return Collections.unmodifiableSet(listed);
    }
}
