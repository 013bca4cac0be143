package io.freedom.internal.resources;

import org.jspecify.annotations.Nullable;

/**
 * One resource in the hands of a request.
 *
 * @param name what it was acquired under; null where it was lent, so that the site must give it back itself
 * @param origin where it was acquired; null where nobody will ask
 */
record Holding(
        Resource resource, @Nullable String name, @Nullable Origin origin) implements Turn {

    boolean isLent() {
        return name == null;
    }

    /** For a message. */
    String text() {
        return name == null ? resource.description() : '"' + name + "\" (" + resource.description() + ')';
    }
}
