package scenarios;

import jakarta.servlet.FilterChain;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** A filter of the site whose exception has an error page. */
@WebFilter(urlPatterns = "/filter-with-page/*", asyncSupported = true)
public class FilterWithErrorPage extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        throw new PageForThis("in a filter");
    }
}
