package small.typed;

import io.freedom.Setting;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/** On some servers, nobody knows before its first request what is injected into it. */
@WebServlet("/servlet")
public class ColourServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    @Setting("page.colour")
    transient Colour colour;

    @Inject
    @Setting(value = "page.patience", defaultValue = "5s")
    Duration patience;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write("servlet " + colour + ' ' + patience);
    }
}
