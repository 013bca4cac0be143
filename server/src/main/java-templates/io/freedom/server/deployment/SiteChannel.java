package io.freedom.server.deployment;

import org.eclipse.jetty.${jetty.environment}.servlet.ServletChannel;
import org.eclipse.jetty.${jetty.environment}.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Attributes;

/**
 * Serves the requests of a connection, also those that fail with an exception that can't be told. This is a template: the package
 * of Jetty's that it imports carries the Jakarta EE version.
 */
final class SiteChannel extends ServletChannel {

    /** Where Jetty looks for the channel that has served the connection so far. */
    private static final String CACHED = ServletChannel.class.getName();

    private SiteChannel(ServletContextHandler context, Request request) {
        super(context, request);
    }

    /** Sees to it that the request is served by one of these: Jetty has no factory for them. */
    static void provide(ServletContextHandler context, Request request) {
        Attributes cache = request.getComponents().getCache();
        boolean usable = cache.getAttribute(CACHED) instanceof SiteChannel known
                && known.getContext() == context.getContext()
                && !known.isAborted();
        if (!usable) {
            cache.setAttribute(CACHED, new SiteChannel(context, request));
        }
    }

    @Override
    protected void handleException(Throwable failure) {
        super.handleException(Untellable.orTold(failure));
    }
}
