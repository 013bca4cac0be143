package io.freedom.internal.resources;

import io.freedom.RequestInfo;
import io.freedom.RequestResources;

/**
 * What one request holds. Made when the request starts, before anything can be acquired.
 *
 * <p>Threading: may be used by any thread.
 */
public interface HeldResources extends RequestResources {

    /** Whose they are. */
    RequestInfo request();

    /**
     * Holds what the site must give back itself, by {@link #givenBack}: what is left at the end is a leak.
     *
     * @throws io.freedom.RequestResourcesException if the request has ended, or holds too much; the resource has been given
     *     back then
     */
    void lend(Resource resource);

    /** The site gives back, or has given back, what was lent to it or acquired by it. No effect after the first call. */
    void givenBack(Resource resource);

    /**
     * The request is over and its observers have been told: gives everything back, in reverse order, on this thread. Whatever
     * is acquired from now on is given back at once. Never throws. No effect after the first call.
     */
    void end();
}
