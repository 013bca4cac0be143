package io.freedom.internal.http;

import io.freedom.HttpApplication;
import io.freedom.PathDispatcher;
import io.freedom.internal.application.BoundApplication;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Where the container calls the application: everything but the static files, which go to its default servlet. */
final class ApplicationServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient BoundApplication bound;
    private final transient HttpApplication entry;
    private final String staticPath;

    /** @param staticPath the path of static files, such as {@code /static}; empty where there are none */
    ApplicationServlet(BoundApplication bound, String staticPath) {
        this.bound = bound;
        this.entry = new PathDispatcher(bound.chain());
        this.staticPath = staticPath;
    }

    @Override
    public void init(ServletConfig config) throws ServletException {
        super.init(config);
        bound.init(config);
    }

    @Override
    public void destroy() {
        bound.destroy();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        HttpServletRequest seen =
                request.getDispatcherType() == DispatcherType.INCLUDE ? new IncludedRequest(request) : request;
        RequestDispatcher files = isStatic(seen) ? getServletContext().getNamedDispatcher("default") : null;
        if (files != null) {
            pass(files, request, response);
            return;
        }
        try {
            entry.handle(seen, response);
        } catch (ServletException | IOException | RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new CheckedFailure(failure);
        }
    }

    private static void pass(RequestDispatcher files, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getDispatcherType() == DispatcherType.INCLUDE) {
            files.include(request, response);
        } else {
            files.forward(request, response);
        }
    }

    private boolean isStatic(HttpServletRequest request) {
        String path = request.getPathInfo() == null
                ? request.getServletPath()
                : request.getServletPath() + request.getPathInfo();
        return !staticPath.isEmpty()
                && path.startsWith(staticPath)
                && (path.length() == staticPath.length() || path.charAt(staticPath.length()) == '/');
    }
}
