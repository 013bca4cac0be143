package {{package}};

import io.freedom.Application;
import io.freedom.HttpApplication;
import io.freedom.Setting;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The whole site as one object: every server calls this, for every request. */
@Application
public class Site implements HttpApplication {

    @Inject
    HomePage home;

    /** For signing cookies and links. Asked for here, so that no server starts the site without one. */
    @Inject
    @Setting("freedom.secret-key")
    String secretKey;

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getPathInfo()) {
            case "/" -> html(response, home.html(request.getContextPath()));
            // Your next page goes here.
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void html(HttpServletResponse response, String page) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write(page);
    }
}
