package io.freedom;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A servlet as an application. It is initialised with the site, or, where something that wraps it by hand does not pass
 * {@code init} on, by the first request.
 */
final class ServletApplication implements HttpApplication {

    private final Servlet servlet;
    private volatile boolean initialised;

    ServletApplication(Servlet servlet) {
        this.servlet = servlet;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (!initialised) {
            initLate(request.getServletContext());
        }
        servlet.service(request, response);
    }

    /** Nobody who would pass destroy on knows this servlet: the deployment is told to destroy it. */
    @SuppressWarnings("unchecked")
    private synchronized void initLate(ServletContext context) throws ServletException {
        if (!initialised) {
            init(new LateConfig(servlet.getClass().getName(), context));
            if (context.getAttribute(AT_THE_END) instanceof Queue<?> late) {
                ((Queue<Runnable>) late).add(this::destroy);
            }
        }
    }

    @Override
    public synchronized void init(ServletConfig config) throws ServletException {
        if (!initialised) {
            servlet.init(config);
            initialised = true;
        }
    }

    @Override
    public synchronized void destroy() {
        if (initialised) {
            initialised = false;
            servlet.destroy();
        }
    }

    private record LateConfig(String name, ServletContext context) implements ServletConfig {

        @Override
        public String getServletName() {
            return name;
        }

        @Override
        public ServletContext getServletContext() {
            return context;
        }

        @Override
        public @Nullable String getInitParameter(String parameter) {
            return null;
        }

        @Override
        public Enumeration<String> getInitParameterNames() {
            return Collections.emptyEnumeration();
        }
    }
}
