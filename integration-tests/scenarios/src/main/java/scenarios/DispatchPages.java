package scenarios;

import io.freedom.HttpApplication;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** Pages that let others answer, through a {@code RequestDispatcher}. */
final class DispatchPages {

    private DispatchPages() {}

    static Map<String, HttpApplication> all() {
        return Map.of(
                "/dispatch/include-that-throws",
                        (request, response) -> include("/runtime-exception", request, response),
                "/dispatch/include-caught", DispatchPages::includeCaught,
                "/dispatch/forward-caught", DispatchPages::forwardCaught,
                "/dispatch/forward-named", DispatchPages::forwardNamed,
                "/dispatch/include-named", DispatchPages::includeNamed,
                "/dispatch/forward-to-file", (request, response) -> forward("/static/file.txt", request, response),
                "/dispatch/forward-nowhere", (request, response) -> forward("/nowhere", request, response),
                "/dispatch/forward-to-include", (request, response) -> forward("/include", request, response),
                "/dispatch/forward-after-commit", DispatchPages::forwardAfterCommit,
                "/dispatch/elsewhere", DispatchPages::elsewhere);
    }

    private static void forward(String path, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        request.getRequestDispatcher(path).forward(request, response);
    }

    private static void include(String path, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        request.getRequestDispatcher(path).include(request, response);
    }

    private static void includeCaught(HttpServletRequest request, HttpServletResponse response) throws Exception {
        try {
            include("/runtime-exception", request, response);
        } catch (Exception caught) {
            Site.text(response, "caught");
        }
    }

    private static void forwardCaught(HttpServletRequest request, HttpServletResponse response) throws Exception {
        try {
            forward("/runtime-exception", request, response);
        } catch (Exception caught) {
            Site.text(response, "caught");
        }
    }

    private static void forwardNamed(HttpServletRequest request, HttpServletResponse response) throws Exception {
        request.getServletContext().getNamedDispatcher(NamedServlet.NAME).forward(request, response);
    }

    private static void includeNamed(HttpServletRequest request, HttpServletResponse response) throws Exception {
        request.getServletContext().getNamedDispatcher(NamedServlet.NAME).include(request, response);
        response.getWriter().write(" and more");
    }

    private static void forwardAfterCommit(HttpServletRequest request, HttpServletResponse response) throws Exception {
        Site.text(response, "half");
        response.flushBuffer();
        forward("/small", request, response);
    }

    /** Lets another site answer, which names the request for itself; where there is no way to it, says so. */
    private static void elsewhere(HttpServletRequest request, HttpServletResponse response) throws Exception {
        ServletContext other = request.getServletContext().getContext(request.getParameter("site"));
        if (other == null || other == request.getServletContext()) {
            Site.text(response, "no such site");
            return;
        }
        other.getRequestDispatcher(request.getParameter("path")).forward(request, response);
    }
}
