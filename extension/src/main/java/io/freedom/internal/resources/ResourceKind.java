package io.freedom.internal.resources;

import java.util.Optional;

/**
 * A kind of objects whose giving back takes more than closing them. Kinds are asked one after the other; the first that
 * answers holds the object, and what none of them knows is only closed.
 *
 * <p>Threading: used by all threads that acquire.
 */
@FunctionalInterface
public interface ResourceKind {

    /**
     * Called once for each object that a source gave, on the thread that acquired it, before the site has it.
     *
     * @param acquired what the source gave
     * @param owner whom to tell if the site closes by itself what it was given: see {@link HeldResources#giveBack}
     * @return how it is held; empty where it is of another kind. If this throws, the object is closed, and the exception
     *     reaches the site
     */
    Optional<Resource> hold(AutoCloseable acquired, HeldResources owner);
}
