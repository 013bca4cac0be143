package scenarios;

import io.freedom.HttpApplication;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** Failures that meet an error page or a committed response, and the pages behind the constraints of the web.xml. */
final class GuardedPages {

    private GuardedPages() {}

    static Map<String, HttpApplication> all() {
        return Map.of(
                "/exception-with-broken-page",
                        (request, response) -> {
                            throw new BrokenPageForThis("first");
                        },
                "/send-error-with-broken-page", (request, response) -> response.sendError(507),
                "/send-error-after-commit", GuardedPages::sendErrorAfterCommit,
                "/exception-after-send-error", GuardedPages::throwAfterSendError,
                "/forbidden/page", (request, response) -> Site.text(response, "forbidden"),
                "/members/page", (request, response) -> Site.text(response, "for members"),
                "/confidential/page", (request, response) -> Site.text(response, "confidential"),
                "/login", (request, response) -> Site.text(response, "please log in"),
                "/login-failed", (request, response) -> Site.text(response, "no"));
    }

    private static void sendErrorAfterCommit(HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        Site.text(response, "half");
        response.flushBuffer();
        response.sendError(409);
    }

    private static void throwAfterSendError(HttpServletRequest request, HttpServletResponse response) throws Exception {
        response.sendError(409);
        throw new IllegalStateException("after sendError");
    }
}
