package io.freedom.internal.resources;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One resource in the hands of a request.
 *
 * @param names what it was acquired under; none where it was lent, so that the site must give it back itself
 * @param origin where it was acquired; null where nobody will ask
 */
record Holding(
        Resource resource, List<String> names, @Nullable Origin origin) implements Turn {

    boolean isLent() {
        return names.isEmpty();
    }

    boolean isNamed(String name) {
        return names.contains(name);
    }

    /** The same, under one more name. */
    Holding named(String name) {
        List<String> more = new ArrayList<>(names);
        more.add(name);
        return new Holding(resource, List.copyOf(more), origin);
    }

    /** The same, without one of its names. */
    Holding notNamed(String name) {
        return new Holding(
                resource, names.stream().filter(other -> !other.equals(name)).toList(), origin);
    }

    /** As a person is told of it while the site is developed. */
    HeldThing shown(long now) {
        return new HeldThing(
                text(), origin == null ? 0 : origin.age(now).toNanos(), origin == null ? List.of() : origin.lines());
    }

    /** For a message. */
    String text() {
        if (isLent()) {
            return resource.description();
        }
        return names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", ")) + " ("
                + resource.description() + ')';
    }
}
