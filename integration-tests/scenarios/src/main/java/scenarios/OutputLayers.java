package scenarios;

import io.freedom.HttpApplication;
import io.freedom.Middleware;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Middleware that does with the output what it should not, or little cares to; only where the query asks for it. */
final class OutputLayers {

    private OutputLayers() {}

    /** Closes the output when the application has, and once more. */
    @ApplicationScoped
    @Priority(500)
    public static class ClosingTwice implements Middleware {
        @Override
        public HttpApplication wrap(HttpApplication next) {
            return (request, response) -> {
                next.handle(request, response);
                if (asked(request, "close-twice")) {
                    response.getWriter().close();
                    response.getWriter().close();
                }
            };
        }
    }

    /** Begins to write and neither flushes nor closes: that is left to the server. */
    @ApplicationScoped
    @Priority(600)
    public static class NeverClosing implements Middleware {
        @Override
        public HttpApplication wrap(HttpApplication next) {
            return (request, response) -> {
                if (asked(request, "never-close")) {
                    PrintWriter kept = response.getWriter();
                    request.setAttribute("kept", kept);
                    kept.write("begun, ");
                }
                next.handle(request, response);
            };
        }
    }

    /** Collects what the application writes, and sends it when it is done. */
    @ApplicationScoped
    @Priority(700)
    public static class Buffering implements Middleware {
        @Override
        public HttpApplication wrap(HttpApplication next) {
            return (request, response) -> {
                if (!asked(request, "buffer")) {
                    next.handle(request, response);
                    return;
                }
                Buffered buffered = new Buffered(response);
                next.handle(request, buffered);
                response.getWriter().write("buffered: " + buffered.text);
            };
        }
    }

    /** Lets an error page of the site answer for a failure. */
    @ApplicationScoped
    @Priority(800)
    public static class ForwardingToAPage implements Middleware {
        @Override
        public HttpApplication wrap(HttpApplication next) {
            return (request, response) -> {
                try {
                    next.handle(request, response);
                } catch (RuntimeException failure) {
                    if (!asked(request, "forward")) {
                        throw failure;
                    }
                    response.setStatus(503);
                    request.getRequestDispatcher("/error-page").forward(request, response);
                }
            };
        }
    }

    private static boolean asked(HttpServletRequest request, String layer) {
        return layer.equals(request.getParameter("layer"));
    }

    private static final class Buffered extends HttpServletResponseWrapper {
        private final StringWriter text = new StringWriter();
        private final PrintWriter writer = new PrintWriter(text);

        Buffered(HttpServletResponse response) {
            super(response);
        }

        @Override
        public PrintWriter getWriter() {
            return writer;
        }
    }
}
