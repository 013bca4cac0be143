package scenarios;

import io.freedom.HttpApplication;
import io.freedom.Middleware;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** Middleware that does what middleware does; most of it only where the query asks for it. */
final class Layers {

    private Layers() {}

    /** Answers by itself. */
    @ApplicationScoped
    @Priority(100)
    public static class ShortCircuit implements Middleware {
        @Override
        public HttpApplication wrap(HttpApplication next) {
            return (request, response) -> {
                if ("short-circuit".equals(request.getParameter("layer"))) {
                    Site.text(response, "from the middleware");
                } else {
                    next.handle(request, response);
                }
            };
        }
    }

    /** Throws, before or after the application. */
    @ApplicationScoped
    @Priority(200)
    public static class Throwing implements Middleware {
        @Override
        public HttpApplication wrap(HttpApplication next) {
            return (request, response) -> {
                if ("throw-before".equals(request.getParameter("layer"))) {
                    throw new IllegalStateException("before the application");
                }
                next.handle(request, response);
                if ("throw-after".equals(request.getParameter("layer"))) {
                    throw new IllegalStateException("after the application");
                }
            };
        }
    }

    /** Swallows what the application throws. */
    @ApplicationScoped
    @Priority(300)
    public static class Swallowing implements Middleware {
        @Override
        public HttpApplication wrap(HttpApplication next) {
            return (request, response) -> {
                try {
                    next.handle(request, response);
                } catch (IllegalStateException failure) {
                    if (!"swallow".equals(request.getParameter("layer"))) {
                        throw failure;
                    }
                    response.setStatus(200);
                    Site.text(response, "swallowed");
                }
            };
        }
    }

    /** Wraps the response, always. */
    @ApplicationScoped
    @Priority(400)
    public static class Wrapping implements Middleware {
        @Override
        public HttpApplication wrap(HttpApplication next) {
            return (request, response) -> next.handle(request, new Marked(response));
        }
    }

    private static final class Marked extends HttpServletResponseWrapper {
        Marked(HttpServletResponse response) {
            super(response);
            setHeader("X-Wrapped", "yes");
        }
    }
}
