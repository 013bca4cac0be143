package mysite;

import io.freedom.HttpApplication;
import io.freedom.Middleware;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Set;

/**
 * Turns away what another site makes a visitor's browser send. Every current browser says where a POST comes from, so no
 * token is needed; a client that says nothing is no browser and acts for nobody.
 */
@ApplicationScoped
@Priority(20)
public class SameOrigin implements Middleware {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public HttpApplication wrap(HttpApplication next) {
        return (request, response) -> {
            // An error page keeps the method of the request that was turned away.
            boolean errorPage = request.getDispatcherType() == DispatcherType.ERROR;
            if (errorPage || HARMLESS.contains(request.getMethod()) || comesFromHere(request)) {
                next.handle(request, response);
            } else {
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
            }
        };
    }

    private static boolean comesFromHere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin == null || authority(origin).equalsIgnoreCase(String.valueOf(request.getHeader("Host")));
    }

    /** The scheme is not compared: behind a proxy this server does not know the browser's. */
    private static String authority(String origin) {
        try {
            return String.valueOf(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
