package io.freedom.internal.application;

import io.freedom.HttpApplication;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import java.util.List;

/**
 * The application object of a deployment, with its middleware around it.
 *
 * <p>Threading: {@link #init} and {@link #destroy} run one at a time.
 */
public final class BoundApplication {

    private final Candidate candidate;
    private final HttpApplication application;
    private final List<BoundMiddleware> middleware;
    private final HttpApplication chain;
    private final Runnable release;
    private boolean initialised;
    private boolean destroyed;

    /**
     * @param candidate what was chosen
     * @param application the object without its middleware
     * @param middleware what is around it, outermost first
     * @param chain what every server calls
     * @param release gives the beans back; called once, after the application was destroyed
     */
    BoundApplication(
            Candidate candidate,
            HttpApplication application,
            List<BoundMiddleware> middleware,
            HttpApplication chain,
            Runnable release) {
        this.candidate = candidate;
        this.application = application;
        this.middleware = List.copyOf(middleware);
        this.chain = chain;
        this.release = release;
    }

    /** Such as {@code mysite.Site}. */
    public String path() {
        return candidate.path();
    }

    /** The type by which the application serves. */
    public Class<?> kind() {
        return candidate.servingType().orElse(HttpApplication.class);
    }

    /** What is around the application, outermost first. */
    public List<BoundMiddleware> middleware() {
        return middleware;
    }

    public HttpApplication chain() {
        return chain;
    }

    /**
     * Initialises the application. Called once, by the servlet container.
     *
     * @throws io.freedom.ApplicationException if that fails
     */
    public synchronized void init(ServletConfig config) {
        try {
            application.init(config);
            initialised = true;
        } catch (ServletException | RuntimeException | Error failure) {
            throw ApplicationProblems.initFailed(path(), failure);
        }
    }

    /** Destroys the application, if it was initialised, and gives its beans back; a second call does nothing. */
    public synchronized void destroy() {
        if (destroyed) {
            return;
        }
        destroyed = true;
        try {
            if (initialised) {
                application.destroy();
            }
        } finally {
            release.run();
        }
    }
}
