package io.freedom;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;

/**
 * A web site as one object.
 *
 * <p>The request's {@code getServletPath()} is where the application is mounted ({@code ""} at the root of the site) and
 * {@code getPathInfo()} is the path inside it, which starts with a slash, or null for the mount point itself. This is
 * what a servlet mapped to {@code /*} sees, whatever {@code freedom.mapping} says.
 *
 * <p>Threading: one instance serves all requests, from many threads at a time.
 */
@FunctionalInterface
public interface HttpApplication {

    /**
     * The attribute of the servlet context with what is run when the site ends, after its last request was told of, each once
     * and whatever another one throws: a {@link java.util.Queue} of {@link Runnable}. Anything may be added while the site runs.
     */
    String AT_THE_END = "io.freedom.at-the-end";

    /**
     * Answers one request, or starts asynchronous work that will.
     *
     * @throws Exception anything; the container answers with its error page and {@link RequestFailed} is emitted
     */
    void handle(HttpServletRequest request, HttpServletResponse response) throws Exception;

    /**
     * Called once, on the deployment's thread, before the first request and after every bean and listener of the site is
     * ready. It is called on the application bean itself, not on its middleware; an application that wraps another one passes
     * the call on.
     *
     * @throws ServletException if the application can't serve. The deployment fails, on servers on which it fails with a
     *     servlet that is loaded at start-up
     */
    default void init(ServletConfig config) throws ServletException {}

    /** Called once, after the last request, when a site that was initialised is undeployed. */
    default void destroy() {}

    /**
     * A servlet as an application, so that another framework can be the site or a part of it. The servlet is initialised with
     * the site, or, where something that wraps it does not pass {@link #init} on, by its first request; it is destroyed with
     * the site.
     */
    static HttpApplication of(Servlet servlet) {
        return new ServletApplication(Objects.requireNonNull(servlet, "servlet"));
    }
}
