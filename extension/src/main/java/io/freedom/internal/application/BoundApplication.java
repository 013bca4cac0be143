package io.freedom.internal.application;

import io.freedom.HttpApplication;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;

/**
 * The application object of a deployment, with its middleware around it.
 *
 * <p>Threading: {@link #init} and {@link #destroy} run one at a time.
 */
public final class BoundApplication {

    private final String path;
    private final HttpApplication application;
    private final HttpApplication chain;
    private final Runnable release;
    private boolean initialised;
    private boolean destroyed;

    /**
     * @param path the application's path, such as {@code mysite.Site}
     * @param application the object without its middleware
     * @param chain what every server calls
     * @param release gives the beans back; called once, after the application was destroyed
     */
    BoundApplication(String path, HttpApplication application, HttpApplication chain, Runnable release) {
        this.path = path;
        this.application = application;
        this.chain = chain;
        this.release = release;
    }

    public String path() {
        return path;
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
            throw ApplicationProblems.initFailed(path, failure);
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
