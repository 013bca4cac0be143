package scenarios;

import io.freedom.HttpApplication;
import jakarta.servlet.ServletException;
import java.util.Map;

/** Everything that an application can throw. */
final class FailingPages {

    private FailingPages() {}

    static Map<String, HttpApplication> all() {
        return Map.of(
                "/runtime-exception",
                        (request, response) -> {
                            throw new IllegalStateException("bug");
                        },
                "/checked-exception",
                        (request, response) -> {
                            throw new Exception("checked");
                        },
                "/servlet-exception",
                        (request, response) -> {
                            throw new ServletException("servlet");
                        },
                "/assertion-error",
                        (request, response) -> {
                            throw new AssertionError("assertion");
                        },
                "/stack-overflow", (request, response) -> overflow(0),
                "/exception-with-page",
                        (request, response) -> {
                            throw new PageForThis("page");
                        },
                "/send-error", (request, response) -> response.sendError(409, "conflict"),
                "/send-error-with-page", (request, response) -> response.sendError(418),
                "/exception-after-commit",
                        (request, response) -> {
                            response.getWriter().write("half");
                            response.flushBuffer();
                            throw new IllegalStateException("after commit");
                        },
                "/forward-that-throws",
                        (request, response) -> request.getRequestDispatcher("/runtime-exception")
                                .forward(request, response));
    }

    private static int overflow(int depth) {
        return overflow(depth + 1) + 1;
    }
}
