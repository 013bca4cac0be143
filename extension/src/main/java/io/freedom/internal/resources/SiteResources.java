package io.freedom.internal.resources;

import io.freedom.RequestInfo;
import io.freedom.RequestResources;

/** What the requests of one deployment hold: the door to this package. */
public interface SiteResources extends AutoCloseable {

    /** Begins what a request that starts will hold. */
    HeldResources open(RequestInfo request);

    /** Which request each thread works for. */
    CurrentRequest current();

    /** What is injected: serves the request of the thread that calls it. The same at each call. */
    RequestResources injected();

    /** The site is gone: nothing is watched any more. What requests hold still is given back by their end. */
    @Override
    void close();
}
