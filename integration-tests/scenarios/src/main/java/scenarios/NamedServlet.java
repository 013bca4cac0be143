package scenarios;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A servlet beside the application. */
@WebServlet(name = NamedServlet.NAME, urlPatterns = "/servlet-of-the-site", asyncSupported = true)
public class NamedServlet extends HttpServlet {

    static final String NAME = "servlet of the site";

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().write("a servlet of the site");
    }
}
