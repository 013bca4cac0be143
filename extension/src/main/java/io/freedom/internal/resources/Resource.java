package io.freedom.internal.resources;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a request holds.
 *
 * <p>Threading: {@link #giveBack} is called once at most, by one thread, and only by {@link HeldResources}; {@link #abort}
 * by another one meanwhile.
 */
public interface Resource {

    /** What the site works with. */
    Object given();

    /** What to call it in a message: never a value that may be secret. */
    String description();

    /**
     * What the site is to see where it closed the resource by itself and {@link #giveBack} threw this: what closing itself throws.
     * All else is logged.
     *
     * @return null where the site is to see nothing
     */
    default @Nullable Throwable seenBySite(Throwable failure) {
        return failure;
    }

    /** Whether {@link #giveBack} found it closed already: then nobody left it open. */
    default boolean wasClosed() {
        return false;
    }

    /** Undoes what the site left open, and gives it back. Every step is taken; what fails later is suppressed by the first. */
    void giveBack() throws Exception;

    /**
     * What {@link #giveBack} did, asked after it, for a message that begins with "It was": such as
     * {@code rolled back and closed}.
     */
    default String undone() {
        return "closed";
    }

    /**
     * Whether the thread that is in {@link #giveBack} may be interrupted where that does not come to an end. Not where it may
     * be in a database's driver: an interruption there can close more than one connection.
     */
    default boolean letsGoWhenInterrupted() {
        return false;
    }

    /** Called where {@link #giveBack} does not come to an end: makes it do so, if there is a way. */
    default void abort() {}
}
