package mysite;

import io.freedom.Application;
import io.freedom.HttpApplication;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The whole site as one object: this is what every server calls. */
@Application
public class Site implements HttpApplication {

    @Inject
    GuestBook guestBook;

    @Inject
    Pages pages;

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws Exception {
        // Every body is UTF-8. A form does not say so, and the specification's default is ISO-8859-1.
        request.setCharacterEncoding("UTF-8");
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            // WEB-INF/web.xml sends every error here.
            send(response, response.getStatus(), pages.error(request, response.getStatus()));
            return;
        }
        switch (path(request)) {
            case "/" -> onlyTo("GET", request, response, () -> send(response, 200, home(request, null)));
            case "/guest-book" -> onlyTo("POST", request, response, () -> sign(request, response));
            case "/activity" -> onlyTo("GET", request, response, () -> send(response, 200, pages.activity()));
            case "/boom" ->
                throw new IllegalStateException("This is what a site looks like from behind when it throws.");
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void sign(HttpServletRequest request, HttpServletResponse response) throws IOException, SQLException {
        EntryForm form = EntryForm.of(request.getParameter("name"), request.getParameter("message"));
        if (!form.isValid()) {
            send(response, 422, home(request, form));
            return;
        }
        guestBook.add(form.name(), form.message());
        // The browser asks for the page again, so that reloading it does not write the entry twice.
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", request.getContextPath() + "/#guest-book");
    }

    private String home(HttpServletRequest request, @Nullable EntryForm rejected) throws SQLException {
        return pages.home(request, guestBook.latest(), rejected);
    }

    private static String path(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null ? "/" : path;
    }

    private static void onlyTo(String method, HttpServletRequest request, HttpServletResponse response, Answer answer)
            throws IOException, SQLException {
        // The container drops the body of an answer to HEAD.
        String asked = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        if (asked.equals(method)) {
            answer.give();
            return;
        }
        response.setHeader("Allow", method.equals("GET") ? "GET, HEAD" : method);
        response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    private static void send(HttpServletResponse response, int status, String html) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(html);
    }

    private interface Answer {
        void give() throws IOException, SQLException;
    }
}
