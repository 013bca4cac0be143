package io.freedom.internal.resources;

import io.freedom.RequestInfo;

/**
 * Is told of all that the requests of a site give back. Where there is one, each acquisition keeps its stack.
 *
 * <p>Threading: called by any thread, before what is to be done at the end of the request ({@link HeldResources#end(Runnable)}).
 */
@FunctionalInterface
public interface ReturnsWatch {

    /**
     * Called once for each thing that a request held, whether the site closed it, or its end did, or nothing could: it was
     * aborted then. Must not throw.
     *
     * @param forgotten whether the site should have closed it
     */
    void givenBack(RequestInfo request, HeldThing thing, boolean forgotten);
}
