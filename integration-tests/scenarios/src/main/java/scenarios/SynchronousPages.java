package scenarios;

import io.freedom.HttpApplication;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.StringWriter;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** Requests that are over when the application returns. */
final class SynchronousPages {

    /** More than any server's output buffer. */
    static final int CHUNKS = 64;

    static final int CHUNK = 16 * 1024;

    private SynchronousPages() {}

    static Map<String, HttpApplication> all() {
        Map<String, HttpApplication> pages = new HashMap<>();
        pages.put("/small", (request, response) -> Site.text(response, "small"));
        pages.put("/streamed", SynchronousPages::streamed);
        pages.put("/streamed-without-end", SynchronousPages::streamedWithoutEnd);
        pages.put("/no-content", (request, response) -> response.setStatus(204));
        pages.put("/not-modified", (request, response) -> response.setStatus(304));
        pages.put("/redirect", (request, response) -> response.sendRedirect("/small"));
        pages.put(
                "/forward",
                (request, response) -> request.getRequestDispatcher("/small").forward(request, response));
        pages.put("/include", SynchronousPages::include);
        pages.put("/echo", (request, response) -> Site.text(response, body(request)));
        pages.put("/echo-reader", SynchronousPages::echoReader);
        pages.put("/many-headers", SynchronousPages::manyHeaders);
        pages.put("/mapping", SynchronousPages::mapping);
        pages.put("/clears-attributes", SynchronousPages::clearAttributes);
        return pages;
    }

    private static void streamedWithoutEnd(HttpServletRequest request, HttpServletResponse response) throws Exception {
        while (true) {
            streamed(request, response);
        }
    }

    /** What the request holds for others goes, too. */
    private static void clearAttributes(HttpServletRequest request, HttpServletResponse response) throws Exception {
        Collections.list(request.getAttributeNames()).forEach(request::removeAttribute);
        Site.text(response, "cleared");
    }

    private static void mapping(HttpServletRequest request, HttpServletResponse response) throws Exception {
        Site.text(response, request.getContextPath() + "|" + request.getServletPath() + "|" + request.getPathInfo());
    }

    static void streamed(HttpServletRequest request, HttpServletResponse response) throws Exception {
        byte[] chunk = new byte[CHUNK];
        for (int i = 0; i < CHUNKS; i++) {
            response.getOutputStream().write(chunk);
            response.flushBuffer();
        }
    }

    private static void include(HttpServletRequest request, HttpServletResponse response) throws Exception {
        request.getRequestDispatcher("/small").include(request, response);
        response.getWriter().write(" and more");
    }

    private static void echoReader(HttpServletRequest request, HttpServletResponse response) throws Exception {
        StringWriter body = new StringWriter();
        request.getReader().transferTo(body);
        Site.text(response, body.toString());
    }

    /** More than most servers let a response have. */
    private static void manyHeaders(HttpServletRequest request, HttpServletResponse response) throws Exception {
        for (int i = 0; i < 1_000; i++) {
            response.setHeader("X-Header-" + i, "x".repeat(100));
        }
        Site.text(response, "many headers");
    }

    private static String body(HttpServletRequest request) throws Exception {
        return new String(request.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
