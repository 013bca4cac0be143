package io.freedom.scenarios;

import java.net.InetSocketAddress;

/** A server that has the site of the scenarios. Found through {@link java.util.ServiceLoader}; a module has one. */
public interface SiteServerUnderTest extends AutoCloseable {

    /** Starts the server, once for all scenarios. */
    InetSocketAddress start() throws Exception;

    /** What the start-up line must name as the end of a request. */
    String completion();

    /** What the start-up line names. */
    String actualCompletion();

    @Override
    void close();
}
