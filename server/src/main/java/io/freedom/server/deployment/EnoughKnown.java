package io.freedom.server.deployment;

/**
 * Thrown by a listener of {@link SiteNews} which has been told of the settings and wants to know no more: the deployment ends
 * there, before any bean of the site is made.
 */
public final class EnoughKnown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EnoughKnown() {
        super("No more is to be known of the site.", null, false, false);
    }
}
