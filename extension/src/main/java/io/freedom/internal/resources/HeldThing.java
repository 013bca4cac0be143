package io.freedom.internal.resources;

import java.util.List;

/**
 * Something in the hands of a request, as a person is told of it.
 *
 * @param what its names and its kind: never a value that may be secret
 * @param nanos how long it has been held; 0 where that is not known
 * @param stack where it was acquired, from the site's own first line on; empty where that is not known
 */
public record HeldThing(String what, long nanos, List<String> stack) {

    public HeldThing {
        stack = List.copyOf(stack);
    }
}
