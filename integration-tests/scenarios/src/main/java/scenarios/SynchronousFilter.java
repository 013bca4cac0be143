package scenarios;

import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;

/** A filter of the site that lets no request behind it become asynchronous. */
@WebFilter(urlPatterns = "/synchronous-only/*")
public class SynchronousFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
}
