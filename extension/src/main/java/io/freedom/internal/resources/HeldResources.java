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
     * Holds what the site must give back itself, by {@link #giveBack}: what is left at the end is a leak.
     *
     * @throws io.freedom.RequestResourcesException if the request has ended, or holds too much; the resource has been given
     *     back then
     */
    void lend(Resource resource);

    /**
     * The site closes by itself what was lent to it or acquired by it: calls {@link Resource#giveBack} on this thread, unless
     * somebody has given it back or is just doing so. No name stands for it any more.
     *
     * @throws Exception what {@link Resource#giveBack} throws, for the site to see; it is not logged
     */
    void giveBack(Resource resource) throws Exception;

    /**
     * The request is over and its observers have been told: gives everything back, in reverse order, on this thread. Whatever
     * is acquired from now on is given back at once. Never throws. No effect after the first call.
     */
    void end();
}
