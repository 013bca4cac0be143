package io.freedom.server.deployment;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;

/**
 * A site that is deployed: its servlet context is started, its CDI container runs. It is over once it is closed.
 *
 * <p>Threading: any thread may call anything; one closes it.
 */
public final class Deployment implements AutoCloseable {

    /** The servlet context attribute where the site says what it is made of; see {@link #facts()}. */
    private static final String FACTS = "io.freedom.site";

    private static final System.Logger LOG = System.getLogger(Deployment.class.getName());

    private final SiteContext context;
    private final WorkFolder files;

    private Deployment(SiteContext context, WorkFolder files) {
        this.context = context;
        this.files = files;
    }

    /** @param files of this deployment; to be closed by the caller where this throws */
    static Deployment start(SiteContext context, WorkFolder files, Server server) {
        context.setServer(server);
        try {
            context.start();
            return new Deployment(context, files);
        } catch (Throwable failure) {
            abandon(context, failure);
            throw DeploymentProblems.unchecked(failure);
        }
    }

    /** What fails on the way is kept with the failure itself. */
    private static void abandon(SiteContext context, Throwable failure) {
        try {
            context.stop();
            context.destroy();
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
        context.abandonWeld();
    }

    /** Serves the site. */
    public Handler handler() {
        return context;
    }

    /** The class loader of the site. */
    public ClassLoader loader() {
        return context.getClassLoader();
    }

    /**
     * What the site says of itself: {@code application}, {@code settings}, {@code settings.origin}, {@code completion}. What
     * it does not say is missing; a site without Freedom says nothing.
     */
    public Map<String, String> facts() {
        return context.getServletContext().getAttribute(FACTS) instanceof Map<?, ?> facts
                ? facts.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                fact -> String.valueOf(fact.getKey()), fact -> String.valueOf(fact.getValue())))
                : Map.of();
    }

    /** Undeploys: what the site's listeners and beans do at their end is done. What they throw is logged. */
    @Override
    public void close() {
        try {
            context.stop();
            context.destroy();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "The site was not undeployed cleanly.", e);
        }
        tidyUp(files);
    }

    /** What is in use still, as on Windows, goes with the server. */
    static void tidyUp(WorkFolder files) {
        try {
            files.close();
        } catch (UncheckedIOException e) {
            LOG.log(System.Logger.Level.DEBUG, "Files of a deployment that is over stay for now.", e);
        }
    }
}
